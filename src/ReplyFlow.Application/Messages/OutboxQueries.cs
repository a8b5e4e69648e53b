using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Data;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages;

/// <summary>Reads how outgoing mail stands, for whoever runs the installation.</summary>
public sealed partial class OutboxQueries(ReplyFlowDb db)
{
    private static readonly string Deferred = AuditFact.KindOf<MessageDeferred>();
    private static readonly string Parked = AuditFact.KindOf<MessageParked>();

    /// <summary>The state of all of it.</summary>
    /// <param name="since">From when on messages that left are counted: all that ever left are too many to count.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<OutboxState> StateAsync(DateTimeOffset since, CancellationToken ct)
    {
        var counts = await db.Outbox.Where(m => m.Status == MessageStatus.Queued || m.Status == MessageStatus.Parked || m.Status == MessageStatus.Offline)
            .GroupBy(m => m.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var oldest = await db.Outbox.Where(m => m.Status == MessageStatus.Queued).OrderBy(m => m.CreatedAt)
            .Select(m => (DateTimeOffset?)m.CreatedAt).FirstOrDefaultAsync(ct);
        var sent = await db.Outbox.Where(m => m.SentAt != null).OrderByDescending(m => m.SentAt).Select(m => m.SentAt).FirstOrDefaultAsync(ct);
        var failed = await db.Audit.AsNoTracking().Where(a => a.Kind == Deferred || a.Kind == Parked).OrderByDescending(a => a.Seq).FirstOrDefaultAsync(ct);
        var words = failed is not null && AuditFact.Read(failed) is MessageFact fact ? Address().Replace(fact.Words, "（地址略）") : "";
        return new OutboxState(
            counts.GetValueOrDefault(MessageStatus.Queued), oldest, await db.Outbox.CountAsync(m => m.SentAt >= since, ct),
            counts.GetValueOrDefault(MessageStatus.Parked), counts.GetValueOrDefault(MessageStatus.Offline), sent, failed?.At, words);
    }

    /// <summary>Addresses are for the bureau that sent the message.</summary>
    [GeneratedRegex(@"[^\s<>“”（）()]+@[^\s<>“”（）()]+")]
    private static partial Regex Address();
}
