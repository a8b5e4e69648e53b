using ReplyFlow.Browser.Tests.Journey;
using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Testing.Data;
using ReplyFlow.Testing.Smtp;

namespace ReplyFlow.Browser.Tests.Leftovers;

/// <summary>Starts one of every kind of program that tests start and holds them until it is killed; run by <see cref="KilledRunTests"/> only.</summary>
[Collection("The built product")]
public sealed class ServersHeld
{
    /// <summary>Names the file to make when all of them run.</summary>
    public const string ReadyVariable = "REPLYFLOW_HELD_READY";

    [Fact(Explicit = true)]
    public async Task Until_killed()
    {
        var ready = Environment.GetEnvironmentVariable(ReadyVariable) ?? throw new InvalidOperationException($"{ReadyVariable} is not set.");
        await using var installation = await Installation.CreateAsync(cases: 0);
        await using var product = await ProductProcess.StartAsync(installation.Folder);
        await using var chromium = await Chromium.StartAsync();
        var page = await chromium.Browser.NewPageAsync();
        await page.GotoAsync(product.Address.ToString());
        await using var smtp = await SmtpProcess.StartAsync();
        await PostgresProcess.StartAsync();
        await File.WriteAllTextAsync(ready, "ready");
        await Task.Delay(Timeout.InfiniteTimeSpan);
    }
}
