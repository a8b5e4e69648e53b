using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Settings;

public sealed class DeactivationTests
{
    private static readonly string Administrator = TestPeople.UserName(Roles.Administrator);
    private static readonly string Drafter = TestPeople.UserName(Roles.Drafter);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_work_moves_with_the_deactivation_and_the_sessions_end()
    {
        await using var app = await TestApp.StartAsync();
        var (caseId, itemId) = await OpenCaseAsync(app);
        var (browser, person) = (await app.SignInAsync(Administrator), await app.SignInAsync(Drafter));
        var page = $"/Settings/People/Deactivate/{app.People![Drafter].Id}";
        Assert.Contains("1 项指名由其办理", (await browser.GetAsync(page)).Shown().Html, StringComparison.Ordinal);
        (await browser.PostAsync(page)).Refused("请选择由谁接手");
        (await person.GetAsync("/")).Shown();

        (await browser.PostAsync(page, ("TakeOverId", app.People["drafter2"].Id.ToString()))).LedTo("/Settings/People");
        (await person.GetAsync("/")).LedTo("/Account/Login");
        Assert.Contains("已停用", (await person.TrySignInAsync(Drafter, TestPeople.Password)).Html, StringComparison.Ordinal);

        await using var db = app.OpenDatabase();
        Assert.Equal(app.People["drafter2"].Id, (await db.WorkItems.SingleAsync(w => w.Id == itemId, Ct)).AssigneeId);
        var c = await db.Cases.SingleAsync(x => x.Id == caseId, Ct);
        Assert.Equal(app.People["drafter2"].Id, c.DrafterId);
        var trail = await db.Audit.Where(a => a.CaseId == caseId).OrderBy(a => a.Seq).Select(a => a.Summary).ToListAsync(Ct);
        Assert.Equal(["拟稿由经六移交经七办理", "经办人由经六变更为经七"], trail);
        Assert.Equal(1, await db.Audit.CountAsync(a => a.Kind == "PersonDeactivated", Ct));
    }

    [Theory]
    [InlineData(TestPeople.OtherOffice, "同一单位的在用账号")]
    [InlineData("signatory", "不是经办人")]
    [InlineData("drafter", "不能移交给本人")]
    public async Task Nobody_unfit_takes_over(string taker, string words)
    {
        await using var app = await TestApp.StartAsync();
        var (caseId, itemId) = await OpenCaseAsync(app);
        var browser = await app.SignInAsync(Administrator);
        (await browser.PostAsync($"/Settings/People/Deactivate/{app.People![Drafter].Id}", ("TakeOverId", app.People[taker].Id.ToString()))).Refused(words);
        await using var db = app.OpenDatabase();
        Assert.Equal(app.People[Drafter].Id, (await db.WorkItems.SingleAsync(w => w.Id == itemId, Ct)).AssigneeId);
        Assert.Equal(app.People[Drafter].Id, (await db.Cases.SingleAsync(c => c.Id == caseId, Ct)).DrafterId);
        Assert.True((await db.Users.SingleAsync(u => u.UserName == Drafter, Ct)).IsActive);
    }

    [Fact]
    public async Task Work_owed_by_a_role_needs_no_taker_but_a_warning_when_nobody_else_holds_the_role()
    {
        await using var app = await TestApp.StartAsync();
        var office = TestPeople.UserName(Roles.BureauOffice);
        await OpenCaseAsync(app, role: Roles.BureauOffice);
        var browser = await app.SignInAsync(Administrator);
        var page = $"/Settings/People/Deactivate/{app.People![office].Id}";
        var shown = (await browser.GetAsync(page)).Shown().Html;
        Assert.Contains("办公室：1 项", shown, StringComparison.Ordinal);
        Assert.DoesNotContain("name=\"TakeOverId\"", shown, StringComparison.Ordinal);
        (await browser.PostAsync(page)).Refused("待办没有人能办");
        (await browser.PostAsync(page, ("AcceptOrphans", "true"))).LedTo("/Settings/People");
    }

    [Fact]
    public async Task A_role_that_somebody_else_holds_warns_nobody()
    {
        await using var app = await TestApp.StartAsync();
        await OpenCaseAsync(app, role: Roles.Drafter);
        var browser = await app.SignInAsync(Administrator);
        (await browser.PostAsync($"/Settings/People/Deactivate/{app.People!["drafter2"].Id}")).LedTo("/Settings/People");
    }

    [Fact]
    public async Task Handing_over_leaves_the_account_open()
    {
        await using var app = await TestApp.StartAsync();
        var (_, itemId) = await OpenCaseAsync(app);
        var browser = await app.SignInAsync(Administrator);
        (await browser.PostAsync($"/Settings/People/HandOver/{app.People![Drafter].Id}", ("TakeOverId", app.People["drafter2"].Id.ToString())))
            .LedTo($"/Settings/People/Edit/{app.People[Drafter].Id}");
        await using var db = app.OpenDatabase();
        Assert.Equal(app.People["drafter2"].Id, (await db.WorkItems.SingleAsync(w => w.Id == itemId, Ct)).AssigneeId);
        await app.SignInAsync(Drafter);
    }

    [Fact]
    public async Task Somebody_with_open_work_cannot_change_bureau()
    {
        await using var app = await TestApp.StartAsync();
        await OpenCaseAsync(app);
        var browser = await app.SignInAsync(Administrator);
        (await browser.PostAsync($"/Settings/People/Edit/{app.People![Drafter].Id}",
            ("Input.DisplayName", "经六"), ("Input.BureauId", app.People.Transport.Id.ToString()), ("Input.Roles", Roles.BureauOffice)))
            .Refused("请先移交，再调整单位");
    }

    [Fact]
    public async Task A_reactivated_account_gets_a_new_password()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        var id = app.People![Drafter].Id;
        (await browser.PostAsync($"/Settings/People/Deactivate/{id}")).LedTo("/Settings/People");
        (await browser.PostAsync($"/Settings/People/Edit/{id}?handler=Reactivate")).LedTo($"/Settings/People/Password/{id}");
        var old = await app.Browser().TrySignInAsync(Drafter, TestPeople.Password);
        Assert.Equal(HttpStatusCode.OK, old.Status);
        Assert.Contains("登录名或密码不对", old.Html, StringComparison.Ordinal);
    }

    /// <summary>A case the drafter has in hand, with one open work item owed by them or, when a role is given, by that role.</summary>
    private static async Task<(Guid Case, Guid Item)> OpenCaseAsync(TestApp app, string? role = null)
    {
        await using var db = app.OpenDatabase();
        var people = app.People!;
        var session = new CongressSession { Name = "市第九届人大二次会议", OpensOn = new DateOnly(2026, 2, 1) };
        var suggestion = new Suggestion { SessionId = session.Id, Number = "0101", NumberValue = 101, Title = "关于设置过街设施的建议", Text = "建议设置过街设施。", RegisteredAt = app.Clock.Now };
        var c = new Case
        {
            SuggestionId = suggestion.Id,
            LeadBureauId = people.Industry.Id,
            Status = CaseStatus.Handling,
            OpenedAt = app.Clock.Now,
            DrafterId = role is null ? people[Drafter].Id : null,
            DivisionId = people.Standards.Id,
        };
        var item = new WorkItem
        {
            CaseId = c.Id,
            Step = "draft",
            Title = "拟稿",
            Kind = "draft",
            BureauId = people.Industry.Id,
            OpenedAt = app.Clock.Now,
            AssigneeId = role is null ? people[Drafter].Id : null,
            Role = role ?? Roles.Drafter,
        };
        db.AddRange(session, suggestion, c, item);
        await db.SaveChangesAsync(Ct);
        return (c.Id, item.Id);
    }
}
