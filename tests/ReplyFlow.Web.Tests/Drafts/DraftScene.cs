using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data.Product;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Web.Tests.Drafts;

/// <summary>A case walked by the product's own commands to the drafter's editor, and further when asked.</summary>
public sealed class DraftScene
{
    public const string Number = "0207";
    public const string SuggestionTitle = "关于加快老旧厂区更新的建议";

    /// <summary>A draft that can be submitted.</summary>
    public static DraftContent Good { get; } = DraftContent.Empty with
    {
        Title = "对市第九届人大二次会议第0207号建议的复函",
        Body = "您提出的《关于加快老旧厂区更新的建议》（第0207号）收悉。现答复如下：\n一、已开展的工作\n我局已摸清老旧厂区底数。\n二、下一步工作\n2026年12月底前完成两处试点。\n感谢您对我市工业和信息化工作的关心和支持。",
        Category = "B",
        CategoryGround = "已列入年度计划",
        Disclosure = "主动公开",
        ContactName = "经六",
        ContactPhone = "87654321",
    };

    private readonly bool _secret;

    private DraftScene(TestApp app, Guid caseId, bool secret) => (App, CaseId, _secret) = (app, caseId, secret);

    public TestApp App { get; }

    public Guid CaseId { get; }

    private CaseWalk Walk => new(App.Services, App.People!.Industry.Id)
    {
        Write = _ => _secret ? Good with { Disclosure = "不予公开", DisclosureReason = "代表要求身份保密" } : Good,
    };

    /// <summary>The editor's address.</summary>
    public string Editor => $"/drafts/{CaseId}";

    /// <summary>Registers, assigns, accepts and allocates a suggestion.</summary>
    /// <param name="secret">Whether the deputy's identity is secret.</param>
    /// <param name="email">The deputy's address.</param>
    public static async Task<DraftScene> SetAsync(bool secret = false, string email = "deputy@example.invalid")
    {
        var app = await TestApp.StartAsync();
        await using (var db = app.OpenDatabase())
        {
            db.Sessions.Add(new CongressSession { Name = "市第九届人大二次会议", OpensOn = new DateOnly(2026, 2, 1) });
            await db.SaveChangesAsync();
        }
        var input = new SuggestionInput("市第九届人大二次会议", SuggestionKind.DuringSession, Number, SuggestionTitle,
            "建议：一、摸清老旧厂区底数；二、选两处先行试点。", "工业经济", new DateOnly(2026, 2, 2), secret, true, [new ProposerInput("申某", "城东代表团", email)]);
        var liaison = await app.Services.ActorAsync(TestPeople.UserName(Roles.Liaison));
        var id = (await app.Services.InScopeAsync(s => s.GetRequiredService<RegisterSuggestion>().RunAsync(liaison, input, default))).CaseId;
        var scene = new DraftScene(app, id, secret);
        await scene.Walk.ToAsync(id, "draft");
        return scene;
    }

    /// <summary>Logs a contact, submits a good draft and lets everybody agree until the letter is issued.</summary>
    public async Task<Guid> IssueAsync()
    {
        await Walk.ToAsync(CaseId, "feedback");
        await using var db = App.OpenDatabase();
        return await db.Letters.Where(l => l.CaseId == CaseId).Select(l => l.Id).SingleAsync();
    }

    /// <summary>Lets everybody agree until the case waits at a step.</summary>
    public Task WalkAsync(string step) => Walk.ToAsync(CaseId, step);

    public async Task LogContactAsync() => await Walk.ContactAsync(await App.Services.ActorAsync(TestPeople.UserName(Roles.Drafter)), CaseId);

    /// <summary>Returns the letter that is being reviewed.</summary>
    public async Task ReturnAsync(string reason)
    {
        await using var db = App.OpenDatabase();
        var item = await db.WorkItems.AsNoTracking().FirstAsync(w => w.CaseId == CaseId && w.Status == WorkItemStatus.Open && w.Kind == "review");
        var back = item.ReadOutcomes().First(o => o.Kind == OutcomeDefinition.Back);
        var actor = await App.Services.ActorAsync(TestPeople.UserName(item.Role));
        await App.Services.InScopeAsync(s => s.GetRequiredService<DecideWorkItem>().RunAsync(
            actor, new Decision(item.Id, back.Name, reason, null, item.DraftVersion), default));
    }

    public async Task<Draft> DraftAsync()
    {
        await using var db = App.OpenDatabase();
        return await db.Drafts.AsNoTracking().FirstAsync(d => d.CaseId == CaseId);
    }

    public async Task<WorkItem> ItemAsync(string form = "draft")
    {
        await using var db = App.OpenDatabase();
        return await db.WorkItems.AsNoTracking().FirstAsync(w => w.CaseId == CaseId && w.Kind == form && w.Status == WorkItemStatus.Open);
    }

    /// <summary>The editor's fields for a draft.</summary>
    public async Task<(string, string)[]> FieldsAsync(DraftContent c, int? revision = null, string outcome = "") =>
    [
        ("Input.WorkItemId", (await ItemAsync()).Id.ToString()), ("Input.Revision", (revision ?? (await DraftAsync()).Revision).ToString()),
        ("Input.Title", c.Title), ("Input.Body", c.Body), ("Input.Category", c.Category), ("Input.CategoryGround", c.CategoryGround),
        ("Input.Disclosure", c.Disclosure), ("Input.DisclosureReason", c.DisclosureReason), ("Input.ContactName", c.ContactName),
        ("Input.ContactPhone", c.ContactPhone), ("Input.Attachments", c.Attachments), ("Input.Outcome", outcome),
    ];

    /// <summary>Posts as the editor's script does.</summary>
    public async Task<(Answer Answer, JsonElement Json)> CallAsync(Browser browser, string what, (string Name, string Value)[] fields)
    {
        var token = Browser.Token((await browser.GetAsync(Editor)).Html);
        using var content = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
            content.Add(new StringContent(value), name);
        using var request = new HttpRequestMessage(HttpMethod.Post, $"{Editor}/{what}") { Content = content };
        request.Headers.Add("RequestVerificationToken", token);
        request.Headers.Add("HX-Request", "true");
        var answer = await Answer.OfAsync(await browser.Client.SendAsync(request));
        var json = answer.Headers.TryGetValue("Content-Type", out var type) && type.Contains("json", StringComparison.Ordinal) ? JsonDocument.Parse(answer.Html).RootElement : default;
        return (answer, json);
    }
}
