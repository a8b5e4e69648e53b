using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Nodes;

/// <summary>
/// In a process without workers: passes a signal on to the processes that have them. After the commit and beside it, since PostgreSQL lets
/// only one transaction with a notice commit at a time; many signals become one notice.
/// </summary>
public sealed class WakeSender<T>(T signal, DatabaseAddress address, ILogger<WakeSender<T>> log)
    : PeriodicWorker(log, "Other processes could not be woken; they look by themselves within seconds")
    where T : Signal
{
    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken ct)
    {
        await using var db = address.Open();
        await db.Database.ExecuteSqlAsync($"SELECT pg_notify({WakeListener.Channel}, {typeof(T).Name})", ct);
    }

    /// <inheritdoc />
    protected override Task PauseAsync(CancellationToken ct) => signal.WaitAsync(Timeout.InfiniteTimeSpan, ct);
}
