using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Core;

/// <summary>Runs commands, each in one transaction; tries again after a deadlock or a busy database.</summary>
public sealed class UnitRunner(ReplyFlowDb db, TimeProvider time, OutboxSignal outbox)
{
    private const int Attempts = 4;

    /// <summary>Whoever waited this long is not made to wait for another try.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(8);

    /// <summary>Runs work in a transaction and commits it with its audit events.</summary>
    /// <exception cref="RefusalException">The work refused; nothing was changed.</exception>
    public async Task<T> RunAsync<T>(Actor? actor, Func<Unit, Task<T>> work, CancellationToken ct)
    {
        // A save that fails ends the transaction anyway; savepoints would only cost two round trips a save.
        db.Database.AutoSavepointsEnabled = false;
        var began = Stopwatch.GetTimestamp();
        for (var attempt = 1; ; attempt++)
        {
            db.ChangeTracker.Clear();
            try
            {
                using var turn = await db.TakeTurnAsync(ct);
                await using var transaction = await db.Database.BeginTransactionAsync(ct);
                var unit = new Unit(db, actor, time.UtcNowMicroseconds());
                var result = await work(unit);
                // All rows first, then the audit chain: whoever waits for the chain holds nothing that its holder still wants.
                await db.SaveChangesAsync(ct);
                await unit.AppendAuditAsync(ct);
                var mail = db.Tracked<OutboxMessage>().Count > 0;
                await transaction.CommitAsync(ct);
                if (mail)
                    outbox.Set();
                db.ChangeTracker.Clear();
                return result;
            }
            catch (Exception e) when (attempt < Attempts && Stopwatch.GetElapsedTime(began) < Patience
                && (db.IsTransient(e) || e is DbUpdateConcurrencyException))
            {
                await Task.Delay(Random.Shared.Next(5, 40) * attempt, ct);
            }
        }
    }

    /// <summary>Runs work in a transaction and commits it with its audit events.</summary>
    /// <exception cref="RefusalException">The work refused; nothing was changed.</exception>
    public Task RunAsync(Actor? actor, Func<Unit, Task> work, CancellationToken ct) =>
        RunAsync(actor, async unit =>
        {
            await work(unit);
            return true;
        }, ct);
}
