using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Substitutions;

public sealed partial class SubstitutionPageTests
{
    [Fact]
    public async Task A_person_names_a_substitute_who_decides_in_their_place_and_it_shows()
    {
        await using var story = await CaseStory.StartAtAsync("allocate", coHandler: false);
        var (office, drafter) = (await story.AsRoleAsync(Roles.BureauOffice), await story.AsRoleAsync(Roles.Drafter));
        var today = Text(story.App.Clock.Now);
        (await office.PostAsync("/Account/Substitution?handler=Name", Form(story, TestPeople.UserName(Roles.Drafter), today, today, "allocate"))).LedTo("/Account/Substitution");
        Assert.Contains("代理中", Read(await office.GetAsync("/Account/Substitution")), StringComparison.Ordinal);
        Assert.Contains("正在代您办理", Read(await office.GetAsync("/")), StringComparison.Ordinal);

        var inbox = Read(await drafter.GetAsync("/"));
        Assert.Contains("您今天代理<strong>办四</strong>", inbox, StringComparison.Ordinal);
        Assert.Contains(">代办四</span>", inbox, StringComparison.Ordinal);
        Assert.Equal(1, CaseStory.Counter(inbox));
        Assert.Contains("分派经办人", Read(await drafter.GetAsync("/?for=" + Uri.EscapeDataString("办四"))), StringComparison.Ordinal);
        Assert.DoesNotContain("inbox-title", Read(await drafter.GetAsync("/?for=" + Uri.EscapeDataString("别人"))), StringComparison.Ordinal);
        var item = await story.ItemAsync("allocate");
        Assert.Contains("您在代<strong>办四</strong>办理", Read(await drafter.GetAsync($"/work/{item.Id}")), StringComparison.Ordinal);
        (await drafter.PostAsync($"/work/{item.Id}",
            ("Input.Outcome", "Allocate"), ("Input.DrafterId", $"{story.App.People!.Standards.Id}/{story.App.People["drafter2"].Id}"))).LedTo("/");
        Assert.Contains("经六（代办四）", Read(await office.GetAsync($"/cases/{story.CaseId}")), StringComparison.Ordinal);
        Assert.Contains("此事项已由经六（代办四）于", Read(await office.GetAsync($"/work/{item.Id}")), StringComparison.Ordinal);

        await using var db = story.App.OpenDatabase();
        var entry = await db.Substitutions.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, (await drafter.PostAsync($"/Account/Substitution?handler=End&id={entry.Id}")).Status);
        (await office.PostAsync($"/Account/Substitution?handler=End&id={entry.Id}")).LedTo("/Account/Substitution");
        Assert.DoesNotContain("您今天代理", Read(await drafter.GetAsync("/")), StringComparison.Ordinal);
    }

    [Theory, InlineData("draft", Roles.Drafter, "经六"), InlineData("feedback", Roles.BureauOffice, "办四")]
    public async Task Whoever_stands_in_is_told_on_the_page_of_the_step_for_whom_and_the_others_are_not(string step, string role, string principal)
    {
        await using var story = await CaseStory.StartAtAsync(step, coHandler: false);
        var today = Text(story.App.Clock.Now);
        var (owner, substitute) = (await story.AsRoleAsync(role), await story.AsAsync("drafter2"));
        (await owner.PostAsync("/Account/Substitution?handler=Name", Form(story, "drafter2", today, today))).LedTo("/Account/Substitution");
        var page = (await owner.GetAsync($"/work/{(await story.ItemAsync(step)).Id}")).Location!;
        Assert.Contains($"您在代<strong>{principal}</strong>办理", Read(await substitute.GetAsync(page)), StringComparison.Ordinal);
        Assert.DoesNotContain("您在代", Read(await owner.GetAsync(page)), StringComparison.Ordinal);
    }

    [Theory, InlineData(Roles.Drafter, true), InlineData(Roles.BureauLeader, false)]
    public async Task Whoever_signs_and_is_away_reads_in_their_inbox_that_a_substitute_who_is_no_leader_leaves_signing_to_them(string role, bool stays)
    {
        await using var story = await CaseStory.StartAsync();
        var (signatory, today) = (await story.AsRoleAsync(Roles.Signatory), Text(story.App.Clock.Now));
        (await signatory.PostAsync("/Account/Substitution?handler=Name", Form(story, TestPeople.UserName(role), today, today))).LedTo("/Account/Substitution");
        var inbox = Read(await signatory.GetAsync("/"));
        Assert.Contains("正在代您办理", inbox, StringComparison.Ordinal);
        Assert.Equal(stays, inbox.Contains("不能代您签发，签发仍须您本人办理", StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_office_arranges_for_its_own_bureau_alone_and_a_circle_is_refused()
    {
        await using var story = await CaseStory.StartAsync();
        var people = story.App.People!;
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        var today = Text(story.App.Clock.Now);
        var path = $"/substitutions?person={people["drafter"].Id}";
        Assert.Contains("为经六指定代理人", Read(await office.GetAsync(path)), StringComparison.Ordinal);
        (await office.PostAsync(path + "&handler=Name", Form(story, "drafter2", today, today))).LedTo("/substitutions");
        (await office.PostAsync($"/substitutions?person={people["drafter2"].Id}&handler=Name", Form(story, "drafter", today, today))).Refused("不能互相代理");
        (await office.PostAsync(path + "&handler=Name", Form(story, "", today, "2026-03-01"))).Refused("请选择代理人");
        (await office.PostAsync(path + "&handler=Name", [.. Form(story, "drafter2", today, today), ("Input.Some", "true")])).Refused("请至少勾选一个环节");
        Assert.Equal(HttpStatusCode.NotFound, (await office.GetAsync($"/substitutions?person={people[TestPeople.OtherOffice].Id}")).Status);
        Assert.DoesNotContain("经六", Read(await (await story.AsAsync(TestPeople.OtherOffice)).GetAsync("/substitutions")), StringComparison.Ordinal);
        Assert.Contains("经六", Read(await (await story.AsRoleAsync(Roles.Administrator)).GetAsync("/substitutions")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reminders_are_set_by_the_administrator_and_seen_in_the_inbox()
    {
        await using var story = await CaseStory.StartAtAsync("divisionReview", coHandler: false);
        var admin = await story.AsRoleAsync(Roles.Administrator);
        (await admin.PostAsync("/Settings/Reminders", ("Input.Before", "10 三"), ("Input.EveryAfter", "2"), ("Input.HeadTimes", "2"), ("Input.Hour", "24"))).Refused("“三”不是 1 至 60 之间的工作日数");
        (await admin.PostAsync("/Settings/Reminders", ("Input.Before", "5"), ("Input.OnDueDay", "true"), ("Input.EveryAfter", "1"), ("Input.HeadTimes", "3"), ("Input.Hour", "9"),
            ("Input.Address", "https://jianyi.invalid/"))).LedTo("/Settings/Reminders");
        (await admin.PostAsync("/Settings/Reminders?step=signOff&handler=Step", ("Input.Before", "1"), ("Input.OnDueDay", "false"), ("Input.EveryAfter", "0"), ("Input.HeadTimes", "0"))).LedTo("/Settings/Reminders");
        var rules = Read(await admin.GetAsync("/Settings/Reminders"));
        Assert.Matches("单独设置</span></td>\\s*<td data-label=\"到期前（工作日）\">1</td>\\s*<td data-label=\"到期当天\">不提醒</td>", rules);
        // The common ladder, row by row, on a date taken as an example.
        Assert.Equal(
            [
                "到期前 5 个工作日：承办人和代理人", "到期当天：承办人和代理人", "逾期第 1 个工作日：承办人和代理人，报处室负责人",
                "逾期第 2 个工作日：承办人和代理人，报处室负责人", "逾期第 3 个工作日：承办人和代理人，报处室负责人",
                "逾期第 4 个工作日，以后每 1 个工作日：承办人和代理人，报处室负责人和分管领导",
            ],
            LadderPattern().Matches(rules).Select(m => $"{m.Groups[1].Value}：{m.Groups[2].Value}"));
        (await admin.PostAsync("/Settings/Reminders?step=signOff&handler=Common")).LedTo("/Settings/Reminders");
        Assert.DoesNotContain("单独设置</span>", Read(await admin.GetAsync("/Settings/Reminders")), StringComparison.Ordinal);

        var due = (await story.ItemAsync("divisionReview")).Due.On!.Value;
        story.App.Clock.Now = new DateTimeOffset(due.AddDays(5).ToDateTime(new TimeOnly(10, 0)), TimeSpan.FromHours(8));
        await using (var scope = story.App.Services.CreateAsyncScope())
            Assert.Equal(1, (await scope.ServiceProvider.GetRequiredService<ReminderRunner>().RunAsync(default)).Reminders);
        Assert.Contains("已提醒", Read(await (await story.App.SignInAsync(TestPeople.UserName(Roles.DivisionHead))).GetAsync("/")), StringComparison.Ordinal);
        var leader = Read(await (await story.App.SignInAsync(TestPeople.UserName(Roles.BureauLeader))).GetAsync("/"));
        Assert.Contains("督促事项 <span class=\"count\">1</span>", leader, StringComparison.Ordinal);
        Assert.Contains("已提醒您", leader, StringComparison.Ordinal);
        Assert.Contains("办理（已", leader, StringComparison.Ordinal);
        // The leader may nudge but not decide, and sees afterwards that it was done; the one who owes it sees the words.
        var item = await story.ItemAsync("divisionReview");
        Assert.DoesNotContain($"/work/{item.Id}", leader, StringComparison.Ordinal);
        Assert.Contains($"/supervision/nudge/{item.Id}?toCase=true", leader, StringComparison.Ordinal);
        var asLeader = await story.App.SignInAsync(TestPeople.UserName(Roles.BureauLeader));
        (await asLeader.PostAsync($"/supervision/nudge/{item.Id}?toCase=true", ("Input.Words", "今天办完。"))).LedTo($"/cases/{story.CaseId}");
        leader = Read(await asLeader.GetAsync("/"));
        Assert.DoesNotContain($"/supervision/nudge/{item.Id}", leader, StringComparison.Ordinal);
        Assert.Contains("催办：今天办完。", leader, StringComparison.Ordinal);
        Assert.Contains("催办：今天办完。", Read(await (await story.App.SignInAsync(TestPeople.UserName(Roles.DivisionHead))).GetAsync("/")), StringComparison.Ordinal);
        Assert.DoesNotContain("督促事项", Read(await (await story.App.SignInAsync("drafter2")).GetAsync("/")), StringComparison.Ordinal);
    }

    private static (string, string)[] Form(CaseStory story, string substitute, string from, string to, params string[] steps) =>
    [
        ("Input.SubstituteId", substitute.Length == 0 ? "" : story.App.People![substitute].Id.ToString()), ("Input.From", from), ("Input.To", to), ("Input.Reason", "出差"),
        .. steps.Length > 0 ? [("Input.Some", "true"), .. steps.Select(s => ("Input.Steps", s))] : Array.Empty<(string, string)>(),
    ];

    private static string Text(DateTimeOffset now) => Domain.BeijingTime.DateOf(now).ToString("yyyy-MM-dd");

    private static string Read(Answer answer) => WebUtility.HtmlDecode(answer.Shown().Html);

    [GeneratedRegex("<tr><td class=\"card-head\">([^<]+)</td><td class=\"nowrap\" data-label=\"例如\">[^<]+</td><td data-label=\"提醒谁\">([^<]+)</td></tr>")]
    private static partial Regex LadderPattern();
}
