using System.Net;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Settings;

/// <summary>工作日历: looking, importing, editing, giving up.</summary>
public sealed class CalendarPagesTests
{
    private static readonly string Administrator = TestPeople.UserName(Roles.Administrator);

    [Fact]
    public async Task Importing_shows_what_changes_and_moves_then_saves_and_says_what_moved()
    {
        await using var story = await CaseStory.StartAsync();
        story.App.Clock.Now = new DateTimeOffset(2026, 11, 20, 2, 0, 0, TimeSpan.Zero);
        await story.RegisterAsync();
        await story.GoToAsync("accept", coHandler: false);
        var office = await story.AsRoleAsync(Roles.BureauOffice);
        var inbox = WebUtility.HtmlDecode((await office.GetAsync("/")).Shown().Html);
        Assert.DoesNotContain("2027 年放假安排未载入", inbox, StringComparison.Ordinal); // what they owe is due this year
        var page = WebUtility.HtmlDecode((await office.GetAsync($"/cases/{story.CaseId}")).Shown().Html);
        Assert.Contains("2027年2月20日（周六，剩 ", page, StringComparison.Ordinal);
        Assert.Contains(">暂定</span>", page, StringComparison.Ordinal);
        Assert.Contains("交办 2026-11-20，3 个月 → 2027-02-20；2027 年放假安排未载入，暂定，载入后重算", page, StringComparison.Ordinal);

        var admin = await story.AsAsync(Administrator);
        Assert.Contains("2027 年放假安排未载入", WebUtility.HtmlDecode((await admin.GetAsync("/Settings")).Shown().Html), StringComparison.Ordinal);
        Assert.Contains("2027 年放假安排未载入", WebUtility.HtmlDecode((await admin.GetAsync("/Settings/Health")).Shown().Html), StringComparison.Ordinal);
        var preview = await CalendarFileSender.SendAsync(admin, CalendarFileSender.Year2027);
        var html = WebUtility.HtmlDecode(preview.Shown().Html);
        Assert.Contains("2027 年（新载入）：全年 ", html, StringComparison.Ordinal);
        Assert.Contains("2027年2月9日至11日（3 天）", html, StringComparison.Ordinal);
        Assert.Contains("2027年4月5日（周一）", html, StringComparison.Ordinal);
        Assert.DoesNotContain("2027年2月5日", html, StringComparison.Ordinal);
        Assert.Contains("第0390号", html, StringComparison.Ordinal);
        Assert.Contains("已确定", html, StringComparison.Ordinal);
        Assert.DoesNotContain(CaseStory.Title, html, StringComparison.Ordinal);

        var saved = await CalendarFileSender.ConfirmAsync(admin, CalendarFileSender.Path, preview.Html);
        Assert.StartsWith("/Settings/Calendar/Changes/", saved.Location, StringComparison.Ordinal);
        var changes = WebUtility.HtmlDecode((await admin.GetAsync(saved.Location)).Shown().Html);
        Assert.Contains("办复期限 2027年2月20日不再是暂定", changes, StringComparison.Ordinal);
        Assert.DoesNotContain("未载入", WebUtility.HtmlDecode((await admin.GetAsync("/Settings")).Shown().Html), StringComparison.Ordinal);
        page = WebUtility.HtmlDecode((await office.GetAsync($"/cases/{story.CaseId}")).Shown().Html);
        Assert.DoesNotContain(">暂定</span>", page, StringComparison.Ordinal);
        Assert.Contains("放假安排更新，办复期限", page, StringComparison.Ordinal);

        // The same file again changes nothing; what was compared with an older calendar is refused.
        Assert.Contains("没有需要保存的内容", WebUtility.HtmlDecode((await CalendarFileSender.SendAsync(admin, CalendarFileSender.Year2027)).Shown().Html), StringComparison.Ordinal);
        var late = await CalendarFileSender.ConfirmAsync(admin, CalendarFileSender.Path, preview.Html);
        Assert.Equal(HttpStatusCode.BadRequest, late.Status);
        Assert.Contains("别人刚刚修改了工作日历", WebUtility.HtmlDecode(late.Html), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Files_that_cannot_be_used_are_refused_with_the_field()
    {
        await using var app = await TestApp.StartAsync();
        var admin = await app.SignInAsync(Administrator);
        (await CalendarFileSender.SendAsync(admin, [])).Refused("请选择放假安排文件");
        (await CalendarFileSender.SendAsync(admin, [0x7b, 0xff, 0x7d])).Refused("不是 UTF-8 编码");
        (await CalendarFileSender.SendAsync(admin, new byte[(256 * 1024) + 1])).Refused("上限是 262,144 字节");
        (await CalendarFileSender.SendAsync(admin, "{\"2027\": {\"off\": [\"2027-13-01\"], \"work\": []}}")).Refused("2027.off[0]");
        (await CalendarFileSender.SendAsync(admin, "{\"2027\": {\"off\": [\"2027-01-01\"], \"work\": [\"2027-01-04\"]}}")).Refused("2027.work[0]");
        (await CalendarFileSender.SendAsync(admin, "{\"2027\": {\"off\": [\"2027-01-01\"], \"work\": [], \"holidays\": []}}")).Refused("2027.holidays");
        (await CalendarFileSender.SendAsync(admin, "{\"2027\": {\"source\": [\"" + new string('a', 301) + "\"], \"off\": [\"2027-01-01\"], \"work\": []}}")).Refused("2027.source[0]");
        (await CalendarFileSender.SendAsync(admin, "{\"2027\": {\"off\": [], \"work\": []}}")).Refused("没有任何放假日");
        (await CalendarFileSender.SendAsync(admin, "[" + new string('[', 100_000))).Refused("不是合法的 JSON");
        await using var db = app.OpenDatabase();
        Assert.False(await db.Settings.AnyAsync(s => s.Name == "calendar"));
    }

    [Fact]
    public async Task A_file_far_over_the_limit_is_told_of_its_size()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(Administrator);
        var answer = await CalendarFileSender.SendAsync(browser, new byte[1_000_000]);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, answer.Status);
        Assert.Contains("提交的内容太大", answer.Html, StringComparison.Ordinal);
        Assert.Contains(">413-", answer.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_year_is_edited_in_rows_and_can_be_put_back()
    {
        await using var app = await TestApp.StartAsync();
        var admin = await app.SignInAsync(Administrator);
        var form = WebUtility.HtmlDecode((await admin.GetAsync("/Settings/Calendar/Edit/2026")).Shown().Html);
        Assert.Contains("value=\"2026-02-15\"", form, StringComparison.Ordinal);
        (await admin.PostAsync("/Settings/Calendar/Edit/2026", Rows(("2026-08-10", "2026-08-09", false)))).Refused("第 1 行的截止日应不早于开始日");
        (await admin.PostAsync("/Settings/Calendar/Edit/2026", Rows(("2026-08-10", "", true)))).Refused("调休上班日应为周六或周日");
        (await admin.PostAsync("/Settings/Calendar/Edit/2026", Rows(("", "2026-08-10", false)))).Refused("第 1 行只填了截止日");

        var preview = await admin.PostAsync("/Settings/Calendar/Edit/2026", Rows(("2026-01-01", "2026-01-03", false), ("2026-08-10", "2026-08-12", false), ("2026-08-15", "", true)));
        var html = WebUtility.HtmlDecode(preview.Shown().Html);
        Assert.Contains("2026年8月10日至12日（3 天）", html, StringComparison.Ordinal);
        Assert.Contains("请核对是不是漏了或多了日子", html, StringComparison.Ordinal);
        (await CalendarFileSender.ConfirmAsync(admin, "/Settings/Calendar/Edit/2026", preview.Html)).LedTo((await LatestAsync(app)).Path);
        var year = WebUtility.HtmlDecode((await admin.GetAsync("/Settings/Calendar?year=2026")).Shown().Html);
        Assert.Contains("导入或修改过", year, StringComparison.Ordinal);
        Assert.Contains("<td class=\"day-off\"><span>10</span><b>休</b></td>", year, StringComparison.Ordinal);
        Assert.Contains("<td class=\"day-work\"><span>15</span><b>班</b></td>", year, StringComparison.Ordinal);

        var back = await admin.GetAsync("/Settings/Calendar/Remove/2026");
        Assert.Contains("恢复 2026 年随产品的安排", WebUtility.HtmlDecode(back.Shown().Html), StringComparison.Ordinal);
        (await CalendarFileSender.ConfirmAsync(admin, "/Settings/Calendar/Remove/2026", back.Html)).LedTo((await LatestAsync(app)).Path);
        Assert.Contains("随产品提供", WebUtility.HtmlDecode((await admin.GetAsync("/Settings/Calendar?year=2026")).Shown().Html), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/Settings/Calendar?year=2040")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await admin.GetAsync("/Settings/Calendar/Edit/2040")).Status);
        Assert.Equal(2, (await LatestAsync(app)).Count);
    }

    private static (string, string)[] Rows(params (string From, string To, bool IsWork)[] rows) =>
    [
        .. rows.SelectMany((r, i) => new[] { ($"Input.Rows[{i}].From", r.From), ($"Input.Rows[{i}].To", r.To), ($"Input.Rows[{i}].IsWork", r.IsWork ? "true" : "false") }),
        ("Input.Source", "https://example.invalid/a"),
    ];

    private static async Task<(string Path, int Count)> LatestAsync(TestApp app)
    {
        await using var db = app.OpenDatabase();
        var seqs = await db.Audit.Where(a => a.Kind == AuditFact.KindOf<CalendarChanged>()).Select(a => a.Seq).ToListAsync();
        return ($"/Settings/Calendar/Changes/{seqs.Max()}", seqs.Count);
    }
}
