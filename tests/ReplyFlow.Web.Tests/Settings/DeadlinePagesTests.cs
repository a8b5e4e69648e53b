using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Settings;

/// <summary>期限规则 for the city, a session and a bureau.</summary>
public sealed class DeadlinePagesTests
{
    private static readonly string Administrator = TestPeople.UserName(Roles.Administrator);

    [Fact]
    public async Task Rules_are_set_by_scope_shown_with_an_example_and_used()
    {
        await using var story = await CaseStory.StartAsync();
        var admin = await story.AsAsync(Administrator);
        var bureau = $"/Settings/Deadlines/Edit?bureau={story.App.People!.Industry.Id}";
        var example = WebUtility.HtmlDecode((await admin.PostAsync(bureau + "&handler=Example",
            ("Input.Reply.Count", "45"), ("Input.Reply.Unit", "CalendarDays"), ("Input.Roll", "true"), ("Input.Example", "2026-04-20"))).Shown().Html);
        Assert.Contains("交办 2026-04-20，45 日 → 2026-06-04", example, StringComparison.Ordinal);
        Assert.Contains("交办 2026-04-20，10 个工作日 → 2026-05-07", example, StringComparison.Ordinal);

        (await admin.PostAsync(bureau, ("Input.Reply.Count", "45"), ("Input.Reply.Unit", "CalendarDays"), ("Input.Seen", "{}"))).LedTo("/Settings/Deadlines");
        var list = WebUtility.HtmlDecode((await admin.GetAsync("/Settings/Deadlines")).Shown().Html);
        Assert.Contains("答复代表 45 日", list, StringComparison.Ordinal);
        await story.RegisterAsync();
        await story.GoToAsync("accept", coHandler: false);
        Assert.Contains("交办 2026-03-02，45 日 → 2026-04-16", WebUtility.HtmlDecode(await story.CaseHtmlAsync(TestPeople.UserName(Roles.BureauOffice))), StringComparison.Ordinal);

        // Changed rules leave the running case alone.
        (await admin.PostAsync(bureau, ("Input.Reply.Count", "30"), ("Input.Reply.Unit", "CalendarDays"), ("Input.Seen", "{\"reply\":\"45cd\"}"))).LedTo("/Settings/Deadlines");
        Assert.Contains("45 日 → 2026-04-16", WebUtility.HtmlDecode(await story.CaseHtmlAsync(TestPeople.UserName(Roles.BureauOffice))), StringComparison.Ordinal);
        (await admin.PostAsync(bureau, ("Input.Reply.Count", "20"), ("Input.Reply.Unit", "CalendarDays"), ("Input.Seen", "{\"reply\":\"45cd\"}"))).Refused("别人刚刚修改");
    }

    [Fact]
    public async Task What_cannot_be_a_period_is_refused_beside_its_field()
    {
        await using var app = await TestApp.StartAsync();
        var admin = await app.SignInAsync(Administrator);
        var answer = await admin.PostAsync("/Settings/Deadlines/Edit", ("Input.Object.Count", "十"), ("Input.Reply.Count", "0"), ("Input.Seen", "{}"));
        answer.Refused("应为 1 到 9999 的整数");
        Assert.Contains("value=\"十\"", WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
        (await admin.PostAsync("/Settings/Deadlines/Edit", ("Input.Reply.Count", "9"), ("Input.Reply.Unit", "Months"), ("Input.Seen", "{}"))).Refused("不能短于答复期限");
        (await admin.PostAsync("/Settings/Deadlines/Edit", ("Input.Reply.Count", "1"), ("Input.Reply.Unit", "Months"), ("Input.Seen", "x"))).Refused("重新打开本页");
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync($"/Settings/Deadlines/Edit?session={Guid.NewGuid()}")).Status);
        await using var db = app.OpenDatabase();
        Assert.False(await db.Settings.AnyAsync(s => s.Name.StartsWith("deadlines")));
    }
}
