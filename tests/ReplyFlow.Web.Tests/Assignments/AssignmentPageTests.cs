using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing.Data;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Web.Tests.Cases;

namespace ReplyFlow.Web.Tests.Assignments;

/// <summary>批量交办 by its page, without scripts.</summary>
public sealed partial class AssignmentPageTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Suggestions_are_filled_checked_and_assigned_and_each_bureau_has_its_list()
    {
        using var watch = new SqlWatch();
        await using var story = await CaseStory.StartAsync();
        var dispatcher = await story.AsRoleAsync(Roles.Dispatcher);
        Assert.Contains("没有等待交办的建议", (await dispatcher.GetAsync("/assignments")).Shown().Html, StringComparison.Ordinal);
        for (var number = 391; number < 394; number++)
            await story.RegisterAsync($"0{number}", secret: number == 393, title: $"关于第{number}项节水事项的建议");

        await dispatcher.GetAsync("/assignments"); // what is worked out once a day is no part of it
        await using var db = story.App.OpenDatabase();
        var file = db.Database.GetDbConnection().DataSource;
        watch.TakeFrom(file);
        var page = (await dispatcher.GetAsync("/assignments")).Shown().Html;
        var read = watch.TakeFrom(file);
        Assert.True(read.Count <= 15, $"the table takes {read.Count} statements:\n{string.Join("\n----\n", read)}");
        Assert.Contains("还有 3 件没有交办", page, StringComparison.Ordinal);
        Assert.Contains("身份保密", page, StringComparison.Ordinal);
        var items = Item().Matches(page).Select(m => m.Groups[1].Value).ToList();
        Assert.Equal(3, items.Count);

        // Without scripts the ticked rows are filled by the server; nothing else that was typed is lost.
        (string, string)[] Rows(string lead, bool second = true) =>
        [
            .. Row(0, items[0], true, lead), .. Row(1, items[1], second, second ? lead : "市工信局"), .. Row(2, items[2], false, "市交通"),
            ("Input.Instruction", "请抓紧办理。"),
        ];
        var filled = (await dispatcher.PostAsync("/assignments?handler=Fill", [.. Rows(""), ("Input.Lead", "市交通局")])).Shown().Html;
        Assert.Equal(["市交通局", "市交通局", "市交通"], Lead().Matches(filled).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)));
        Assert.Contains("请抓紧办理。</textarea>", WebUtility.HtmlDecode(filled), StringComparison.Ordinal);

        var wrong = await dispatcher.PostAsync("/assignments?handler=Check", Rows("市教育局"));
        wrong.Refused("没有叫“市教育局”的承办单位");
        Assert.Contains("value=\"市教育局\"", WebUtility.HtmlDecode(wrong.Html), StringComparison.Ordinal);
        (await dispatcher.PostAsync("/assignments?handler=Check", Row(0, items[0], false, ""))).Refused("请先勾选要交办的建议");

        var confirm = WebUtility.HtmlDecode((await dispatcher.PostAsync("/assignments?handler=Check", Rows("市交通局"))).Shown().Html);
        Assert.Contains("<td>市交通局</td><td class=\"num\">2</td>", confirm, StringComparison.Ordinal);
        Assert.Contains("交办 2 件</button>", confirm, StringComparison.Ordinal);
        Assert.Equal(0, await db.Assignments.CountAsync(Ct));
        Assert.Contains("value=\"市交通局\"", WebUtility.HtmlDecode((await dispatcher.PostAsync("/assignments?handler=Edit", Rows("市交通局"))).Shown().Html), StringComparison.Ordinal);

        (await AssignAsync(dispatcher, Rows("市交通局"))).LedTo("/assignments");
        Assert.Contains("已交办 2 件", (await dispatcher.GetAsync("/assignments")).Shown().Html, StringComparison.Ordinal);
        Assert.Equal(2, await db.Assignments.CountAsync(a => a.Role == AssignmentRole.Lead, Ct));

        // Sent again with another bureau: the two are named, nothing is assigned twice.
        var late = WebUtility.HtmlDecode((await AssignAsync(dispatcher, Rows("市工信局"))).Shown().Html);
        Assert.Contains("没有交办 2 件", late, StringComparison.Ordinal);
        Assert.Matches("<li>第0391号：.+交办给市交通局，您这一行没有生效</li>", late);
        Assert.Equal(2, await db.Assignments.CountAsync(Ct));

        var other = await story.AsAsync(TestPeople.OtherOffice);
        var list = (await other.GetAsync("/assignments/list")).Shown().Html;
        Assert.Contains("市交通局交办清单", WebUtility.HtmlDecode(list), StringComparison.Ordinal);
        Assert.Contains("0391", list, StringComparison.Ordinal);
        Assert.Contains("请抓紧办理。", WebUtility.HtmlDecode(list), StringComparison.Ordinal);
        var csv = (await other.GetAsync("/assignments/list?handler=Export&format=csv")).Shown().Html;
        Assert.Contains("0392,关于第392项节水事项的建议", csv, StringComparison.Ordinal);
        Assert.Contains("还没有交办的建议", WebUtility.HtmlDecode((await (await story.AsRoleAsync(Roles.BureauOffice)).GetAsync("/assignments/list")).Shown().Html), StringComparison.Ordinal);
    }

    /// <summary>Sends the page on as often as it asks for it: how many a portion takes depends on the machine.</summary>
    private static async Task<Answer> AssignAsync(Browser browser, (string, string)[] fields)
    {
        var answer = await browser.PostAsync("/assignments?handler=Assign", fields);
        while (answer.Html.Contains("data-continue", StringComparison.Ordinal))
            answer = await browser.PostAsync("/assignments?handler=Assign",
                [.. Hidden().Matches(answer.Html).Select(m => (m.Groups[1].Value, WebUtility.HtmlDecode(m.Groups[2].Value)))]);
        return answer;
    }

    private static (string, string)[] Row(int at, string item, bool ticked, string lead) =>
    [
        ($"Input.Rows[{at}].Item", item), ($"Input.Rows[{at}].Ticked", ticked ? "true" : "false"), ($"Input.Rows[{at}].Lead", lead),
        ($"Input.Rows[{at}].CoHandlers", ""),
    ];

    [GeneratedRegex("type=\"hidden\" name=\"(Input\\.[^\"]+)\" value=\"([^\"]*)\"")]
    private static partial Regex Hidden();

    [GeneratedRegex("name=\"Input\\.Rows\\[\\d+\\]\\.Item\" value=\"([^\"]+)\"")]
    private static partial Regex Item();

    [GeneratedRegex("name=\"Input\\.Rows\\[\\d+\\]\\.Lead\" value=\"([^\"]*)\"")]
    private static partial Regex Lead();
}
