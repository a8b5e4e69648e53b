using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Testing;
using ReplyFlow.Web.Pages.Settings.Workflows;
using ReplyFlow.Web.Tests.App;
using ReplyFlow.Workflow.Definitions;

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

    /// <summary>Each click is decided once, not again for every click after it.</summary>
    [Fact]
    public async Task A_walk_twice_as_long_is_twice_the_work()
    {
        var flow = DefinitionReader.Read(await File.ReadAllTextAsync(Path.Combine(RepositoryPaths.Root, "workflows", "suggestion-reply.json"), TestContext.Current.CancellationToken)).Definition!;
        var moves = new List<int>();
        while (moves.Count < Simulation.MaxMoves)
        {
            var next = (await WalkAsync(moves)).Next;
            moves.Add(Math.Max(0, next.Index().Where(m => m.Item.Label == "退回修改").Select(m => m.Index).FirstOrDefault()));
        }
        var (half, whole) = (await WorkAsync(moves[..(moves.Count / 2)]), await WorkAsync(moves));
        Assert.InRange((double)whole / half, 1, 3);

        Task<Simulation> WalkAsync(List<int> clicks) => Simulation.RunAsync(flow, [], string.Join('.', clicks), TestContext.Current.CancellationToken);

        async Task<long> WorkAsync(List<int> clicks)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var walk = WalkAsync(clicks);
            Assert.True(walk.IsCompleted, "The walk went to another thread, whose work is not counted.");
            await walk;
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
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
