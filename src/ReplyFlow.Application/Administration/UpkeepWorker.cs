using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;

namespace ReplyFlow.Application.Administration;

/// <summary>Lets the database sample its tables once a day. Several processes may run it on one database: one of them does it.</summary>
public sealed class UpkeepWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<UpkeepWorker> log)
    : PeriodicWorker(log, "The database's tables could not be sampled; tried again in an hour")
{
    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReplyFlowDb>();
        if (await TableStatistics.ClaimAsync(db, time.Today(), ct))
            await TableStatistics.SampleAsync(db, ct);
    }

    /// <inheritdoc />
    protected override Task PauseAsync(CancellationToken ct) => Task.Delay(TimeSpan.FromHours(1), time, ct);
}
