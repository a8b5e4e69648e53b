using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ModelBinding.Binders;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;
using ReplyFlow.Domain.Text;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>How pages read forms, speak, and answer refusals.</summary>
public static class PageSetup
{
    /// <summary>Registers the pages.</summary>
    public static WebApplicationBuilder AddPages(this WebApplicationBuilder builder)
    {
        builder.Services.AddSingleton<ISetUpNotice, ConsoleNotice>();
        builder.Services.AddSingleton<Icons>();
        builder.Services.AddSingleton<IHttpContextFactory, PersonalToken>().AddSingleton<Guesses>();
        builder.Services.AddScoped<DueText>();
        builder.Services.AddScoped<StepViews>().AddStepViews(typeof(Program).Assembly);
        builder.Services.AddScoped<HealthChecks>().AddScoped<Readiness>();
        builder.Services.AddRazorPages().AddMvcOptions(o =>
        {
            o.Filters.Add<RefusalFilter>();
            o.Filters.Add<KeptFormFilter>();
            o.Filters.Add<StaleForms>();
            // Commands check everything and say it in Chinese; binding only reads.
            o.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true;
            o.ModelMetadataDetailsProviders.Add(new EmptyTextStaysEmpty());
            var simple = o.ModelBinderProviders.OfType<SimpleTypeModelBinderProvider>().Single();
            o.ModelBinderProviders.Insert(o.ModelBinderProviders.IndexOf(simple), new TextBinder());
            o.ModelBinderProviders.Insert(o.ModelBinderProviders.IndexOf(simple), new FlagBinder());
            UseChineseMessages(o);
        }).AddViewOptions(o => o.HtmlHelperOptions.ClientValidationEnabled = false);
        builder.Services.Configure<CookieTempDataProviderOptions>(o => o.Cookie.Name = "ReplyFlow.Flash");
        builder.Services.Configure<RouteOptions>(o => o.LowercaseUrls = false);
        return builder;
    }

    private static void UseChineseMessages(MvcOptions options)
    {
        var m = options.ModelBindingMessageProvider;
        m.SetValueIsInvalidAccessor(value => $"“{Excerpt.Of(value)}”的格式不对，请重新输入。");
        m.SetAttemptedValueIsInvalidAccessor((value, field) => Named(field, $"“{Excerpt.Of(value)}”的格式不对，请重新输入。"));
        m.SetNonPropertyAttemptedValueIsInvalidAccessor(value => $"“{Excerpt.Of(value)}”的格式不对，请重新输入。");
        m.SetUnknownValueIsInvalidAccessor(field => Named(field, "格式不对，请重新输入。"));
        m.SetNonPropertyUnknownValueIsInvalidAccessor(() => "格式不对，请重新输入。");
        m.SetValueMustNotBeNullAccessor(_ => "请填写这一项。");
        m.SetMissingBindRequiredValueAccessor(_ => "请填写这一项。");
        m.SetMissingKeyOrValueAccessor(() => "请填写这一项。");
        m.SetMissingRequestBodyRequiredValueAccessor(() => "提交的内容是空的，请重新填写。");
        m.SetValueMustBeANumberAccessor(field => Named(field, "请填写数字。"));
        m.SetNonPropertyValueMustBeANumberAccessor(() => "请填写数字。");
    }

    /// <summary>With the name of the field as its form has it; what nobody types into has none but the code's.</summary>
    private static string Named(string field, string words) => field.All(char.IsAscii) ? words : $"{field}：{words}";

    private sealed class EmptyTextStaysEmpty : IDisplayMetadataProvider
    {
        public void CreateDisplayMetadata(DisplayMetadataProviderContext context) =>
            context.DisplayMetadata.ConvertEmptyStringToNull = false;
    }
}
