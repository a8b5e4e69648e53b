using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Tests.App;

namespace ReplyFlow.Web.Tests.Settings;

/// <summary>Walking a definition by clicking.</summary>
public sealed partial class WorkflowSimulationTests
{
    private const string Start = "/Settings/Workflows/Simulate/suggestion-reply/1";

    [Fact]
    public async Task Clicking_follows_the_facts_and_steps_back_and_stores_nothing()
    {
        await using var app = await TestApp.StartAsync();
        var browser = await app.SignInAsync(TestPeople.UserName(Roles.Administrator));
        await using var db = app.OpenDatabase();
        var audit = await db.Audit.CountAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["assign"], Current(await ShowAsync(browser, Start)));

        // 交办, 签收, 分派: without co-handlers only the draft waits, with them their opinions too.
        Assert.Equal(["draft"], Current(await WalkAsync(browser, Start, "交办", "签收", "分派")));
        var both = await WalkAsync(browser, Start + "?yes=hasCoHandlers", "交办", "签收", "分派");
        Assert.Equal(["coHandling", "draft"], Current(both).Order(StringComparer.Ordinal));
        Assert.Contains("会办单位甲", both, StringComparison.Ordinal);
        var back = StepBack().Match(both).Groups[1].Value;
        Assert.Equal(["allocate"], Current(await ShowAsync(browser, back)));
        Assert.Equal(0, await db.Cases.CountAsync(TestContext.Current.CancellationToken));
        Assert.Equal(audit, await db.Audit.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData("?moves=99")]
    [InlineData("?moves=x")]
    [InlineData("?moves=-1")]
    public async Task A_walk_that_does_not_fit_is_a_404_that_says_so(string query)
    {
        await using var app = await TestApp.StartAsync();
        var answer = await (await app.SignInAsync(TestPeople.UserName(Roles.Administrator))).GetAsync(Start + query);
        Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        Assert.Contains("请重新开始试走", WebUtility.HtmlDecode(answer.Html), StringComparison.Ordinal);
    }

    private static async Task<string> WalkAsync(Browser browser, string address, params string[] labels)
    {
        var html = await ShowAsync(browser, address);
        foreach (var label in labels)
        {
            var move = MoveLink().Matches(html).FirstOrDefault(m => m.Groups[2].Value == label);
            Assert.True(move is not null, $"{label} is not offered, but {string.Join(", ", MoveLink().Matches(html).Select(m => m.Groups[2].Value))}");
            html = await ShowAsync(browser, move.Groups[1].Value);
        }
        return html;
    }

    private static async Task<string> ShowAsync(Browser browser, string address) => WebUtility.HtmlDecode((await browser.GetAsync(address)).Shown().Html);

    private static List<string> Current(string html) => [.. CurrentBox().Matches(html).Select(m => m.Groups[1].Value)];

    [GeneratedRegex("data-activity=\"([^\"]+)\" data-mark=\"current\"")]
    private static partial Regex CurrentBox();

    [GeneratedRegex("data-move=\"\\d+\" href=\"([^\"]+)\">([^<]+)</a>")]
    private static partial Regex MoveLink();

    [GeneratedRegex("href=\"(/Settings/Workflows/Simulate/[^\"]+)\"><svg")]
    private static partial Regex StepBack();
}
