using System.Net;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Refusals;

/// <summary>A refusal names its field, stands beside it, and quotes no more than the beginning of what was typed.</summary>
public sealed class RefusedFieldTests
{
    private static readonly string Administrator = TestPeople.UserName(Roles.Administrator);

    [Fact]
    public async Task A_date_that_is_none_is_told_by_the_name_of_its_field()
    {
        await using var story = await CaseStory.StartAtAsync("draft");
        var html = WebUtility.HtmlDecode((await (await story.AsRoleAsync(Roles.BureauOffice)).PostAsync(
            $"/cases/{story.CaseId}/extension", ("Input.Until", "下个月"), ("Input.Reason", "需要论证。"))).Refused("申请延至：“下个月”的格式不对").Html);
        Assert.Contains("<span class=\"field-validation-error\">申请延至：“下个月”", html, StringComparison.Ordinal);
        Assert.Contains("需要论证。</textarea>", html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Every_wrong_period_is_told_by_its_name_beside_its_field()
    {
        await using var app = await TestApp.StartAsync();
        var html = WebUtility.HtmlDecode((await (await app.SignInAsync(Administrator)).PostAsync("/Settings/Deadlines/Edit",
            ("Input.Object.Count", "十"), ("Input.Reply.Count", "0"), ("Input.Feedback.Unit", "周"), ("Input.Example", "明天"), ("Input.Seen", "{}"))).Refused("有 2 处需要改").Html);
        Assert.Contains("<span class=\"field-validation-error\">从哪天起算：“明天”", html, StringComparison.Ordinal);
        html = WebUtility.HtmlDecode((await (await app.SignInAsync(Administrator)).PostAsync("/Settings/Deadlines/Edit",
            ("Input.Object.Count", "十"), ("Input.Reply.Count", "0"), ("Input.Seen", "{}"))).Refused("有 2 处需要改").Html);
        Assert.Matches("id=\"n-Object\"[^>]*aria-invalid=\"true\" aria-describedby=\"e-Object\"", html);
        Assert.Matches("<span class=\"field-validation-error\" id=\"e-Reply\">[^：<]+：应为 1 到 9999 的整数", html);
    }

    [Fact]
    public async Task A_wrong_row_of_the_calendar_is_marked()
    {
        await using var app = await TestApp.StartAsync();
        var admin = await app.SignInAsync(Administrator);
        var html = WebUtility.HtmlDecode((await admin.PostAsync("/Settings/Calendar/Edit/2027",
            ("Input.Rows[0].From", "2027-01-01"), ("Input.Rows[1].To", "2027-02-01"), ("Input.Rows[2].From", "2027-05-03"), ("Input.Rows[2].To", "2027-05-01"))).Refused("有 2 处需要改").Html);
        Assert.Contains("id=\"row-1-error\">第 2 行只填了截止日", html, StringComparison.Ordinal);
        Assert.Contains("id=\"row-2-error\">第 3 行的截止日", html, StringComparison.Ordinal);
        Assert.Matches("name=\"Input.Rows\\[2\\].To\"[^>]*input-validation-error[^>]*aria-describedby=\"row-2-error\"", html);
        html = WebUtility.HtmlDecode((await admin.PostAsync("/Settings/Calendar/Edit/2027", ("Input.Rows[0].From", "2027-01-01"), ("Input.Rows[1].From", "2027-05-03"),
            ("Input.Rows[1].IsWork", "true"), ("Input.Rows[2].From", "2027-01-01"))).Refused("不是周末").Html);
        Assert.Contains("id=\"row-1-error\">2027-05-03 不是周末", html, StringComparison.Ordinal);
        Assert.Contains("id=\"row-2-error\">2027-01-01 已在 第 1 行 写过", html, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/Settings/Words", "Input.Ignored", "不在随产品提供的词表里")]
    [InlineData("/Settings/Reminders", "Input.Before", "之间的工作日数")]
    [InlineData("/Settings/Sessions/Edit", "Input.OpensOn", "的格式不对")]
    public async Task A_long_text_is_quoted_by_its_beginning(string page, string field, string words)
    {
        await using var app = await TestApp.StartAsync();
        var typed = new string('长', 12_500);
        var html = WebUtility.HtmlDecode((await (await app.SignInAsync(Administrator)).PostAsync(page, (field, typed))).Refused(words).Html);
        var summary = html[html.IndexOf("role=\"alert\"", StringComparison.Ordinal)..].Split("</ul>")[0];
        Assert.Contains("长长长", summary, StringComparison.Ordinal);
        Assert.DoesNotContain(new string('长', 41), summary, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_deputys_telephone_is_checked_at_registration_as_everywhere()
    {
        await using var story = await CaseStory.StartAsync();
        (await (await story.AsRoleAsync(Roles.Liaison)).PostAsync("/suggestions/register",
            ("Input.Session", CaseStory.Session), ("Input.Number", "0391"), ("Input.Title", CaseStory.Title), ("Input.Text", "建议推广。"), ("Input.ProposedOn", "2026-02-20"),
            ("Input.LeadDeputy.Name", CaseStory.Deputy), ("Input.LeadDeputy.Phone", "问秘书"))).Refused("电话只能用数字、空格、- 和括号。");
    }
}
