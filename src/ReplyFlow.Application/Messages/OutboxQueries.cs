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
    /// <summary>The state of all of it.</summary>
    public async Task<OutboxState> StateAsync(CancellationToken ct)
    {
        var counts = await db.Outbox.GroupBy(m => m.Status).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, ct);
        var oldest = await db.Outbox.Where(m => m.Status == MessageStatus.Queued).OrderBy(m => m.CreatedAt)
            .Select(m => (DateTimeOffset?)m.CreatedAt).FirstOrDefaultAsync(ct);
        var sent = await db.Outbox.Where(m => m.SentAt != null).OrderByDescending(m => m.SentAt).Select(m => m.SentAt).FirstOrDefaultAsync(ct);
        var (deferred, parked) = (AuditFact.KindOf<MessageDeferred>(), AuditFact.KindOf<MessageParked>());
        var failed = await db.Audit.AsNoTracking().Where(a => a.Kind == deferred || a.Kind == parked).OrderByDescending(a => a.Seq).FirstOrDefaultAsync(ct);
        var words = failed is not null && AuditFact.Read(failed) is MessageFact fact ? Address().Replace(fact.Words, "（地址略）") : "";
        return new OutboxState(
            counts.GetValueOrDefault(MessageStatus.Queued), oldest, counts.GetValueOrDefault(MessageStatus.Sent),
            counts.GetValueOrDefault(MessageStatus.Parked), counts.GetValueOrDefault(MessageStatus.Offline), sent, failed?.At, words);
    }

    /// <summary>Addresses are for the bureau that sent the message.</summary>
    [GeneratedRegex(@"[^\s<>“”（）()]+@[^\s<>“”（）()]+")]
    private static partial Regex Address();
}
