using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging.Abstractions;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Nodes;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Application.Tests.Nodes;

/// <summary>A process that only serves pages wakes the workers of another; nothing depends on it but how soon they begin.</summary>
public sealed class WakeTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Workers_elsewhere_are_woken_also_after_their_connection_broke()
    {
        await using var database = await TestDatabase.CreateAsync(DatabaseKind.Postgres);
        var (here, there, imports) = (new OutboxSignal(), new OutboxSignal(), new ImportSignal());
        using var sender = new WakeSender<OutboxSignal>(here, database.Address, NullLogger<WakeSender<OutboxSignal>>.Instance);
        using var listener = new WakeListener(database.Address, there, imports, NullLogger<WakeListener>.Instance);
        await listener.StartAsync(Ct);
        // It looks once as it begins to listen.
        Assert.True(await WokenAsync(there));
        Assert.True(await WokenAsync(imports));
        await sender.StartAsync(Ct);
        Assert.True(await WokenAsync(there));
        here.Set();
        Assert.True(await WokenAsync(there));
        Assert.False(await imports.WaitAsync(TimeSpan.Zero, Ct));

        await using (var db = database.Open())
            await db.Database.ExecuteSqlRawAsync(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND query LIKE 'LISTEN %'", Ct);
        // What may have been told meanwhile is looked for as soon as it listens again.
        Assert.True(await WokenAsync(imports));
        Assert.True(await WokenAsync(there));
        here.Set();
        Assert.True(await WokenAsync(there));
        await sender.StopAsync(Ct);
        await listener.StopAsync(Ct);
    }

    [Theory]
    [InlineData(true, true, new[] { nameof(NodeWorker), nameof(WakeListener) })]
    [InlineData(true, false, new[] { nameof(NodeWorker), "WakeSender`1", "WakeSender`1" })]
    [InlineData(false, true, new string[0])]
    public void What_is_not_shared_tells_nobody(bool shared, bool workers, string[] expected)
    {
        var services = new ServiceCollection().AddNode("页面", shared, workers);
        Assert.Equal(expected, services.Where(s => s.ServiceType == typeof(IHostedService)).Select(s => s.ImplementationType!.Name));
    }

    private static Task<bool> WokenAsync(Signal signal) => signal.WaitAsync(Patience, Ct);
}
