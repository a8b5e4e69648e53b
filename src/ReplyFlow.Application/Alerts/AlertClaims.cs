using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Alerts;

namespace ReplyFlow.Application.Alerts;

/// <summary>Who may send alerts now: the one whose conditional update of the rows succeeded, until its lease runs out.</summary>
internal static class AlertClaims
{
    private const int Candidates = 16;

    /// <summary>Takes one due alert, or all that one person did not want to be told in the same quiet hours.</summary>
    /// <param name="db">A context without a transaction, so that the hold is visible to others at once.</param>
    /// <param name="now">The instant.</param>
    /// <param name="until">When the hold ends if its holder dies; also tells this hold from others.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>The rows, untracked; empty when nothing is due.</returns>
    public static async Task<IReadOnlyList<Alert>> ClaimAsync(ReplyFlowDb db, DateTimeOffset now, DateTimeOffset until, CancellationToken ct)
    {
        while (true)
        {
            var found = await Due(db.Alerts, now).OrderBy(a => a.NextAttemptAt).ThenBy(a => a.Id)
                .Select(a => new { a.Id, a.PersonId, a.BrowserId, a.HeldUntil }).Take(Candidates).ToListAsync(ct);
            if (found.Count == 0)
                return [];
            var start = Random.Shared.Next(found.Count);
            foreach (var a in found.Skip(start).Concat(found.Take(start)))
            {
                var together = a.HeldUntil is null ? db.Alerts.Where(x => x.Id == a.Id)
                    : db.Alerts.Where(x => x.PersonId == a.PersonId && x.BrowserId == a.BrowserId && x.HeldUntil == a.HeldUntil);
                if (await Due(together, now).ExecuteUpdateAsync(
                    s => s.SetProperty(x => x.LeasedUntil, until).SetProperty(x => x.Attempts, x => x.Attempts + 1), ct) > 0)
                    return await together.AsNoTracking().Where(x => x.Status == AlertStatus.Queued && x.LeasedUntil == until)
                        .OrderBy(x => x.Id).ToListAsync(ct);
            }
        }
    }

    private static IQueryable<Alert> Due(IQueryable<Alert> alerts, DateTimeOffset now) =>
        alerts.Where(a => a.Status == AlertStatus.Queued && a.NextAttemptAt <= now && (a.LeasedUntil == null || a.LeasedUntil <= now));
}
