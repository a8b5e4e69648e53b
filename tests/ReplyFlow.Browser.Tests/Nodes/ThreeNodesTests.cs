using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Testing;

namespace ReplyFlow.Browser.Tests.Nodes;

/// <summary>Three built products on one PostgreSQL behind Debian's nginx, as docs/scaling.md says.</summary>
[Trait("Length", "Long")]
public sealed class ThreeNodesTests(ITestOutputHelper output)
{
    [Fact]
    public async Task Of_three_nodes_each_is_lost_in_turn_and_no_decision_and_no_sign_in_with_it()
    {
        Assert.SkipUnless(NginxProcess.IsHere, "nginx is not here.");
        await using var cluster = await Cluster.StartAsync(nodes: 3, cases: 60);
        cluster.Work();
        await cluster.AnsweredAsync(20);
        for (var node = 0; node < 3; node++)
        {
            await cluster.KillNodeAsync(node);
            await cluster.AnsweredAsync(10);
            await cluster.StartNodeAsync(node);
            await cluster.AnsweredAsync(5);
        }
        Assert.Equal(0, await cluster.EndNodeAsync(0));
        await cluster.AnsweredAsync(5);
        await cluster.FinishAsync();
        await cluster.AssertSoundAsync();
        Assert.All(cluster.Visitors, v => Assert.True(v.SignIns == 1, $"{v.UserName} had to sign in {v.SignIns} times."));
        await using var db = cluster.Database.Open();
        // Those that were killed could not sign off; the one that was asked to end did.
        Assert.Equal(6 - 1, await db.Nodes.CountAsync(TestContext.Current.CancellationToken));
        output.WriteLine($"{cluster.Answered.Count} decisions answered");
    }

    /// <summary>For docs/benchmarks.md; run by hand (-explicit only).</summary>
    [Theory(Explicit = true)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Decisions_a_second_behind_nginx(int nodes)
    {
        await using var cluster = await Cluster.StartAsync(nodes, cases: 150);
        cluster.Work();
        await cluster.AnsweredAsync(60);
        var watch = Stopwatch.StartNew();
        await cluster.AnsweredAsync(200);
        output.WriteLine($"{nodes} nodes, {cluster.Visitors.Count} people: {200 / watch.Elapsed.TotalSeconds:0.0} decisions a second");
        await cluster.FinishAsync();
        await cluster.AssertSoundAsync();
    }
}
