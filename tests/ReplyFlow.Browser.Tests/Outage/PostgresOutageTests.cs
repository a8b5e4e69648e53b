using System.Net;
using ReplyFlow.Browser.Tests.Product;

namespace ReplyFlow.Browser.Tests.Outage;

/// <summary>The database server is stopped under the running product, and started again.</summary>
public sealed class PostgresOutageTests
{
    [Fact]
    public async Task The_product_says_so_while_the_server_is_stopped_and_goes_on_without_a_restart()
    {
        using var postgres = await StoppablePostgres.StartAsync();
        var folder = Directory.CreateTempSubdirectory("replyflow-outage-");
        await using var product = await ProductProcess.StartAsync(folder.FullName,
            ("ReplyFlow__Database__Provider", "Postgres"), ("ReplyFlow__Database__ConnectionString", postgres.ConnectionString));
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = product.Address };
        Assert.Equal(HttpStatusCode.Redirect, (await client.GetAsync("/", TestContext.Current.CancellationToken)).StatusCode);
        await postgres.StopAsync();
        using (var away = await client.GetAsync("/", TestContext.Current.CancellationToken))
        {
            Assert.Equal(HttpStatusCode.ServiceUnavailable, away.StatusCode);
            Assert.Equal("30", away.Headers.GetValues("Retry-After").Single());
            Assert.Contains("系统暂时不能使用", await away.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        }
        Assert.Equal("ok", await client.GetStringAsync("/health", TestContext.Current.CancellationToken));
        using (var ready = await client.GetAsync("/ready", TestContext.Current.CancellationToken))
            Assert.StartsWith("failing: database", await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
        postgres.StartAgain();
        for (var until = DateTime.UtcNow.AddSeconds(60); ; await Task.Delay(200, TestContext.Current.CancellationToken))
        {
            using var back = await client.GetAsync("/", TestContext.Current.CancellationToken);
            if (back.StatusCode == HttpStatusCode.Redirect)
                break;
            Assert.True(DateTime.UtcNow < until, $"Still {back.StatusCode} a minute after the server was started again.");
        }
        await product.KillAsync();
        folder.Delete(recursive: true);
    }

    [Fact]
    public async Task Without_fonts_it_is_alive_and_not_ready()
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-outage-");
        await using var product = await ProductProcess.StartAsync(folder.FullName,
            ("REPLYFLOW_FONTS", folder.FullName), ("HOME", folder.FullName), ("XDG_DATA_DIRS", folder.FullName), ("XDG_DATA_HOME", folder.FullName));
        using var client = new HttpClient { BaseAddress = product.Address };
        Assert.Equal("ok", await client.GetStringAsync("/health", TestContext.Current.CancellationToken));
        using var ready = await client.GetAsync("/ready", TestContext.Current.CancellationToken);
        var words = await ready.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(words == "ready", "This machine has fonts of its own.");
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "failing: fonts"), (ready.StatusCode, words));
        await product.KillAsync();
        folder.Delete(recursive: true);
    }
}
