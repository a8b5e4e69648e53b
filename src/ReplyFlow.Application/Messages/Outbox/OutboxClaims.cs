using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages.Outbox;

/// <summary>Who may send a message now: the one whose conditional update of the row succeeded, until its lease runs out.</summary>
internal static class OutboxClaims
{
    private const int Candidates = 16;

    /// <summary>Messages that are due and held by nobody.</summary>
    public static IQueryable<OutboxMessage> Due(this IQueryable<OutboxMessage> messages, DateTimeOffset now) =>
        messages.Where(m => m.Status == MessageStatus.Queued && m.NextAttemptAt <= now && (m.LeasedUntil == null || m.LeasedUntil <= now));

    /// <summary>Takes one due message.</summary>
    /// <param name="db">A context without a transaction, so that the hold is visible to others at once.</param>
    /// <param name="now">The instant.</param>
    /// <param name="until">When the hold ends if its holder dies; also tells this hold from others.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The message's id; null when nothing is due.</returns>
    public static async Task<Guid?> ClaimAsync(ReplyFlowDb db, DateTimeOffset now, DateTimeOffset until, CancellationToken ct)
    {
        while (true)
        {
            var ids = await db.Outbox.Due(now).OrderBy(m => m.NextAttemptAt).ThenBy(m => m.Id).Select(m => m.Id).Take(Candidates).ToListAsync(ct);
            if (ids.Count == 0)
                return null;
            // Several workers read the same list; starting at different places they seldom want the same row.
            var start = Random.Shared.Next(ids.Count);
            foreach (var id in ids.Skip(start).Concat(ids.Take(start)))
            {
                using var turn = await db.TakeTurnAsync(ct);
                var taken = await db.Outbox.Where(m => m.Id == id).Due(now)
                    .ExecuteUpdateAsync(s => s.SetProperty(m => m.LeasedUntil, until).SetProperty(m => m.Attempts, m => m.Attempts + 1), ct);
                if (taken == 1)
                    return id;
            }
        }
    }
}
