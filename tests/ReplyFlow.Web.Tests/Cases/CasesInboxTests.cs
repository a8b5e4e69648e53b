using System.Net;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Cases;

public sealed class CasesInboxTests
{
    [Theory]
    [InlineData("2026-03-03", "late")]
    [InlineData("2026-03-04", "today")]
    [InlineData("2026-03-05", "week")]
    [InlineData("2026-03-08", "week")]
    [InlineData("2026-03-09", "later")]
    [InlineData("", "later")]
    public void Rows_are_grouped_by_their_due_date(string due, string group)
    {
        DateOnly? on = due.Length > 0 ? DateOnly.Parse(due) : null;
        var row = new InboxRow(Guid.NewGuid(), Guid.NewGuid(), "0390", "", "", "", "", "", default, on, "", "");
        // A Wednesday.
        Assert.Equal(group, Assert.Single(InboxGroup.Of([row], new DateOnly(2026, 3, 4))).Key);
    }

    [Fact]
    public void A_long_inbox_has_pages_whose_groups_say_how_many_there_are_in_all()
    {
        var today = new DateOnly(2026, 3, 4);
        var rows = Enumerable.Range(0, 7).Select(i => new InboxRow(
            Guid.NewGuid(), Guid.NewGuid(), $"{i}", "", "", "", "", "", default, today.AddDays(i - 3), "", "")).ToList();
        var groups = InboxGroup.Of(rows, today);
        var pages = Enumerable.Range(1, 3).Select(p => InboxGroup.Page(groups, new Paging(p, rows.Count, 3))).ToList();
        Assert.Equal(rows, pages.SelectMany(p => p).SelectMany(g => g.Rows));
        Assert.Equal(["late 3/3", "today 1/1 week 2/3", "week 1/3"], pages.Select(p => string.Join(' ', p.Select(g => $"{g.Key} {g.Rows.Count}/{g.Count}"))));
    }

    [Fact]
    public async Task The_drafter_is_told_in_the_inbox_of_an_opinion_that_came_after_submitting()
    {
        await using var story = await CaseStory.StartAtAsync("coHandling");
        var drafter = await story.AsRoleAsync(Roles.Drafter);
        await story.SubmitDraftAsync(await story.ItemAsync("draft"));
        const string Told = "的会办意见在您提交以后才到";
        Assert.DoesNotContain(Told, (await drafter.GetAsync("/")).Html, StringComparison.Ordinal);
        var opinion = await story.ItemAsync("coHandling");
        story.App.Clock.Now += TimeSpan.FromHours(1);
        (await (await story.AsAsync(TestPeople.OtherOffice)).PostAsync($"/work/{opinion.Id}", ("Input.Text", "同意"), ("Input.Outcome", "Submit"))).LedTo("/");
        Assert.Contains(Told, WebUtility.HtmlDecode((await drafter.GetAsync("/")).Html), StringComparison.Ordinal);
        Assert.DoesNotContain(Told, WebUtility.HtmlDecode((await (await story.AsAsync("drafter2")).GetAsync("/")).Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_step_is_not_overdue_on_its_due_day_and_is_the_day_after()
    {
        await using var story = await CaseStory.StartAtAsync("allocate");
        var item = await story.ItemAsync("allocate");
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        story.App.Clock.Now = At(item.Due.On!.Value, 23);
        office = await story.App.SignInAsync(TestPeople.UserName(Roles.BureauOffice));
        var today = (await office.GetAsync("/")).Shown().Html;
        Assert.Contains("今天到期", today, StringComparison.Ordinal);
        Assert.DoesNotContain("逾期", today, StringComparison.Ordinal);
        story.App.Clock.Now = At(item.Due.On.Value.AddDays(1), 0);
        Assert.Contains("id=\"g-late\">逾期", (await office.GetAsync("/")).Shown().Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_office_accepts_and_allocates_several_at_once()
    {
        await using var story = await CaseStory.StartAsync();
        var cases = new List<Guid>();
        foreach (var number in new[] { "0001", "0002", "0003" })
        {
            cases.Add(await story.RegisterAsync(number, title: $"关于第{number}件事的建议"));
            await story.GoToAsync("accept", coHandler: false);
        }
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        (await office.PostAsync("/?step=accept&handler=Bulk&kind=accept")).Refused("请先勾选");
        (await office.PostAsync("/?step=accept&handler=Bulk&kind=accept", [.. await IdsAsync(story, "accept")])).LedTo("/");
        Assert.Equal(3, CaseStory.Counter((await office.GetAsync("/?step=allocate")).Shown().Html));
        var ids = await IdsAsync(story, "allocate");
        (await office.PostAsync("/?step=allocate&handler=Bulk&kind=allocate", [.. ids])).Refused("请选择承办处室和经办人");
        (await office.PostAsync("/?step=allocate&handler=Bulk&kind=allocate",
            [.. ids, ("Input.DrafterId", $"{story.App.People!.Standards.Id}/{story.App.People["drafter2"].Id}")])).LedTo("/");
        Assert.Contains("现在没有待办", (await office.GetAsync("/")).Shown().Html, StringComparison.Ordinal);
        Assert.Equal(3, CaseStory.Counter((await (await story.AsAsync("drafter2")).GetAsync("/")).Shown().Html));
    }

    [Fact]
    public async Task What_was_sent_on_in_one_go_is_taken_back_in_one_go()
    {
        await using var story = await CaseStory.StartAsync();
        foreach (var number in new[] { "0001", "0002", "0003" })
        {
            await story.RegisterAsync(number);
            await story.GoToAsync("allocate", coHandler: false);
        }
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        var ids = await IdsAsync(story, "allocate");
        var drafter = ("Input.DrafterId", $"{story.App.People!.Standards.Id}/{story.App.People["drafter2"].Id}");
        (await office.PostAsync("/?step=allocate&handler=Bulk&kind=allocate", [.. ids, drafter])).LedTo("/");
        var receipt = WebUtility.HtmlDecode((await office.GetAsync("/")).Shown().Html);
        Assert.Contains("取回这 3 件", receipt, StringComparison.Ordinal);
        foreach (var (_, id) in ids)
            Assert.Contains($"<input type=\"hidden\" name=\"Input.Ids\" value=\"{id}\"", receipt, StringComparison.Ordinal);
        (await office.PostAsync("/?handler=TakeBack", [.. ids.Take(2)])).LedTo("/");
        Assert.Contains("已取回 2 件", WebUtility.HtmlDecode((await office.GetAsync("/")).Shown().Html), StringComparison.Ordinal);
        Assert.Equal(2, (await IdsAsync(story, "allocate")).Count);
        (await office.PostAsync("/?handler=TakeBack", [.. ids.Skip(1)])).Refused("取回了 1 件，1 件没有取回");
        (await office.PostAsync("/?handler=TakeBack")).Refused("一次可以取回");
        Assert.Equal(3, (await IdsAsync(story, "allocate")).Count);
    }

    [Fact]
    public async Task After_a_decision_the_next_thing_owed_is_one_tap_away_with_the_count_left()
    {
        await using var story = await CaseStory.StartAsync();
        foreach (var number in new[] { "0001", "0002", "0390" })
        {
            await story.RegisterAsync(number);
            await story.GoToAsync("signOff", coHandler: false);
        }
        var signatory = await story.AsRoleAsync(Roles.Signatory);
        (await story.DecideAsync(await story.ItemAsync("signOff"), "Sign")).LedTo($"/cases/{story.CaseId}");
        var issued = (await signatory.GetAsync($"/cases/{story.CaseId}")).Shown().Html;
        var next = System.Text.RegularExpressions.Regex.Match(issued, "href=\"(/work/[^\"]+)\">下一件：第(0001|0002)号 · 主要领导签发</a> <span>还有 2 件待办");
        Assert.True(next.Success, issued);
        (await signatory.GetAsync(next.Groups[1].Value)).Shown();
        Assert.DoesNotContain("下一件", (await signatory.GetAsync($"/cases/{story.CaseId}")).Shown().Html, StringComparison.Ordinal);

        var last = Guid.Parse(next.Groups[1].Value.Split('/')[2]);
        await signatory.PostAsync($"/work/{last}", ("Input.SeenDraftVersion", "1"), ("Input.Outcome", "Return"), ("Input.Comment", "请补充数字。"));
        var inbox = (await signatory.GetAsync("/")).Shown().Html;
        Assert.Contains("还有 1 件待办", inbox, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_search_jumps_to_the_one_case_that_matches()
    {
        await using var story = await CaseStory.StartAtAsync("feedback", coHandler: false);
        var first = story.CaseId;
        var drafter = await story.AsRoleAsync(Roles.Drafter);
        foreach (var words in new[] { "0390", "390", "第0390号", "节水灌溉", CaseStory.Deputy, "青工信函〔2026〕1号" })
            Assert.Equal($"/cases/{first}", (await drafter.GetAsync("/search?q=" + Uri.EscapeDataString(words))).Location);
        await story.RegisterAsync("0391");
        await story.GoToAsync("accept", coHandler: false);
        var both = await drafter.GetAsync("/search?q=" + Uri.EscapeDataString("节水灌溉"));
        Assert.Contains("符合的建议 2 件", both.Shown().Html, StringComparison.Ordinal);
        Assert.Equal(2, (await drafter.GetAsync("/suggestions?q=" + Uri.EscapeDataString("节水灌溉"))).Shown().Html.Split("class=\"row-link\"").Length - 1);
    }

    [Fact]
    public async Task The_row_of_a_step_says_what_the_process_told_since_it_came()
    {
        await using var story = await CaseStory.StartAtAsync("accept");
        foreach (var (step, outcome) in new[] { ("accept", "Accept"), ("allocate", "Allocate") })
            await story.DecideAsync(await story.ItemAsync(step), outcome);
        var drafter = await story.AsRoleAsync(Roles.Drafter);
        Assert.DoesNotContain("会办意见已齐", (await drafter.GetAsync("/")).Shown().Html, StringComparison.Ordinal);
        await story.DecideAsync(await story.ItemAsync("coHandling"), "Submit");
        Assert.Contains("会办意见已齐", (await drafter.GetAsync("/")).Shown().Html, StringComparison.Ordinal);
        Assert.DoesNotContain("会办意见已齐", (await (await story.AsRoleAsync(Roles.BureauOffice)).GetAsync("/")).Shown().Html, StringComparison.Ordinal);
    }

    private static async Task<IReadOnlyList<(string, string)>> IdsAsync(CaseStory story, string step)
    {
        await using var db = story.App.OpenDatabase();
        return [.. db.WorkItems.Where(w => w.Step == step && w.Status == Domain.WorkItems.WorkItemStatus.Open).Select(w => w.Id).ToList().Select(id => ("Input.Ids", id.ToString()))];
    }

    private static DateTimeOffset At(DateOnly day, int hour) => new(day.ToDateTime(new TimeOnly(hour, 0)), Domain.BeijingTime.Offset);
}
