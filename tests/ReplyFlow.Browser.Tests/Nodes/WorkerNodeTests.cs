using System.Net;
using ReplyFlow.Browser.Tests.Product;

namespace ReplyFlow.Browser.Tests.Nodes;

/// <summary>A process that only works in the background, and how one takes its leave of a balancer.</summary>
public sealed class WorkerNodeTests
{
    [Fact]
    public async Task It_has_no_pages_and_says_that_it_stops_while_it_still_answers()
    {
        var ct = TestContext.Current.CancellationToken;
        var folder = Directory.CreateTempSubdirectory("replyflow-worker-");
        await using var product = await ProductProcess.StartAsync(folder.FullName,
            ("ReplyFlow__Pages", "false"), ("ReplyFlow__Web__PublicAddress", "https://reply.example"), ("ReplyFlow__Web__DrainSeconds", "5"));
        using var client = new HttpClient { BaseAddress = product.Address };
        Assert.Equal("ok", await client.GetStringAsync("/health", ct));
        Assert.Equal("ready", await client.GetStringAsync("/ready", ct));
        foreach (var page in new[] { "/", "/Account/Login", "/Setup", "/d/token" })
            Assert.Equal(HttpStatusCode.NotFound, (await client.GetAsync(page, ct)).StatusCode);
        Assert.DoesNotContain("Set-up code", product.Output, StringComparison.Ordinal);
        var ended = product.EndAsync();
        for (var words = "ready"; words != "stopping"; words = await (await client.GetAsync("/ready", ct)).Content.ReadAsStringAsync(ct))
            Assert.Equal("ready", words);
        Assert.Equal(0, await ended);
        folder.Delete(recursive: true);
    }
}
