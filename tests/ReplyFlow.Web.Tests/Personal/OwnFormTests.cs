using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Testing.Data.Product;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Personal;

/// <summary>A city's own 征询意见表: five choices, reasons below the top; on the deputy's page, at entry, in the case and in the settings.</summary>
public sealed class OwnFormTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_pages_ask_as_the_form_says_and_show_the_deputy_s_own_words_for_it()
    {
        using var templates = new TemplatesCopy();
        templates.SetForm(Form("很满意", "满意", "基本满意", "不满意", "不了解"));
        await using var story = await StoryAsync(templates);
        var token = await TokenAsync(story);
        var browser = story.App.Browser();
        Assert.Contains("意见和建议（基本满意、不满意的，请写明原因；要求再次办理的，请写明还要办什么）", Decoded(await browser.GetAsync($"/d/{token}")));
        var refused = await browser.SendAsync($"/d/{token}?handler=Check", ("Input.Choices[0]", "满意"), ("Input.Choices[1]", "基本满意"), ("Input.Words", ""));
        Assert.Equal(HttpStatusCode.BadRequest, refused.Status);
        Assert.Contains("选了“基本满意”，请写明原因", Decoded(refused));
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        Assert.Contains("基本满意、不满意、要求再次办理时必填", Decoded(await office.GetAsync($"/cases/{story.CaseId}/answers")));

        await browser.SendAsync($"/d/{token}?handler=Answer", ("Input.Choices[0]", "很满意"), ("Input.Choices[1]", "不了解"));
        var page = Decoded(await office.GetAsync($"/cases/{story.CaseId}"));
        Assert.Contains("对办理态度很满意，对办理结果不了解", page);
        Assert.Contains("<span class=\"tag tag-good\">满意</span>", page);
    }

    [Fact]
    public async Task The_settings_show_the_form_how_its_choices_count_and_where_its_file_is()
    {
        using var templates = new TemplatesCopy();
        templates.SetForm(Form("很满意", "满意", "基本满意", "不满意", "不了解"));
        await using var app = await AppAsync(templates);
        var admin = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        var page = Decoded(await admin.GetAsync("/Settings/Templates/Profile/city"));
        Assert.Contains("很满意（计作满意）、满意、基本满意、不满意、不了解（计作未作评价）", page);
        Assert.Contains("<dt>须写原因</dt><dd>基本满意、不满意</dd>", page);
        Assert.Contains($"<code>{Path.Combine(templates.Folder, "city", "feedback.form.json")}</code>", page);
        templates.SetForm(Form("满意", "基本满意", "一般", "不满意"));
        Assert.Contains("满意、基本满意、一般（计作基本满意）、不满意", Decoded(await admin.GetAsync("/Settings/Templates/Profile/city")));
        templates.SetForm(Form("满意", "基本满意", "还行", "不满意"));
        Assert.Contains("“还行”算满意、基本满意、不满意还是不计", Decoded(await admin.GetAsync("/Settings/Templates/Profile/city")));
    }

    private static Task<TestApp> AppAsync(TemplatesCopy templates) => TestApp.StartWithAsync(templates.Use);

    private static async Task<CaseStory> StoryAsync(TemplatesCopy templates)
    {
        var app = await AppAsync(templates);
        await using (var db = app.OpenDatabase())
        {
            db.Sessions.Add(new CongressSession { Name = CaseStory.Session, OpensOn = new DateOnly(2026, 2, 1) });
            await db.SaveChangesAsync(Ct);
        }
        var story = new CaseStory(app);
        await story.RegisterAsync();
        await story.GoToAsync("feedback");
        return story;
    }

    private static async Task<string> TokenAsync(CaseStory story)
    {
        await using var db = story.App.OpenDatabase();
        var message = await db.Outbox.AsNoTracking().FirstAsync(m => m.RecipientKind == RecipientKind.Deputy && m.LetterId != null, Ct);
        await using var scope = story.App.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<LinkIssuer>().TokenAsync(message, _ => "", Ct);
    }

    private static string Decoded(Answer answer) => WebUtility.HtmlDecode(answer.Html);

    private static string Form(params string[] choices)
    {
        var list = string.Join(", ", choices.Select(c => $"\"{c}\""));
        return $$"""
            { "title": "征询意见表", "reasonsBelowTop": true, "rows": [
              { "fields": [{ "label": "对办理态度", "choices": [{{list}}] }] }, { "fields": [{ "label": "对办理结果", "choices": [{{list}}] }] } ] }
            """;
    }
}
