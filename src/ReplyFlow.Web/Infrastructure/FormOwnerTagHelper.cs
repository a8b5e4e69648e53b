using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Writes into every posting form for whom it is, and into one that was kept its number.</summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class FormOwnerTagHelper(FormOwner owner, CurrentActor current) : TagHelper
{
    /// <summary>The page that is written.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        if (current.Actor is not { } actor || !string.Equals(output.Attributes["method"]?.Value?.ToString(), "post", StringComparison.OrdinalIgnoreCase))
            return;
        if (ViewContext.HttpContext.Features.Get<KeptFormShown>() is { } shown && GoesToItsPage(output.Attributes["action"]?.Value?.ToString()))
            shown.IsInForm = true;
        Append(FormOwner.Field, owner.Of(actor.UserId));
        if (Kept(ViewContext.HttpContext) is { } id)
            Append(KeptFormFilter.Field, id.ToString("N"));

        void Append(string name, string value)
        {
            var field = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            field.MergeAttributes(new Dictionary<string, string?> { ["name"] = name, ["type"] = "hidden", ["value"] = value });
            output.PostContent.AppendHtml(field);
        }
    }

    private bool GoesToItsPage(string? action) =>
        string.IsNullOrEmpty(action) || string.Equals(action.Split('?')[0], Request.PathBase + Request.Path, StringComparison.OrdinalIgnoreCase);

    private HttpRequest Request => ViewContext.HttpContext.Request;

    /// <summary>The kept form that is shown, or that came back with the page once more.</summary>
    private static Guid? Kept(HttpContext http) => http.Features.Get<KeptFormShown>() is { Form: not null, Id: var id } ? id
        : http.Features.Get<IFormFeature>()?.Form is { } sent && Guid.TryParse(sent[KeptFormFilter.Field], out var again) ? again
        : null;
}
