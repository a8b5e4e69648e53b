using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Data;

namespace ReplyFlow.Application.Administration;

/// <summary>
/// A mail of a case says, and goes to, what and whom it did when it was queued, queued again or sent: the marks of an answer rest on it. Mails
/// of earlier programs have no hash in the trail and are not compared.
/// </summary>
internal static class MessageVerification
{
    private static readonly string[] Kinds = [AuditFact.KindOf<MessageQueued>(), AuditFact.KindOf<MessageRequeued>(), AuditFact.KindOf<MessageSent>()];

    /// <summary>Finds what was changed.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var (recorded, sent) = (new Dictionary<Guid, string>(), new HashSet<Guid>());
        await foreach (var e in db.Audit.AsNoTracking().Where(a => Kinds.Contains(a.Kind)).OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(ct))
        {
            if (Of(RegisterVerification.Read(e)) is not { Sha256.Length: > 0 } now)
                continue;
            recorded[now.Id] = now.Sha256;
            if (e.Kind == AuditFact.KindOf<MessageSent>())
                sent.Add(now.Id);
        }
        var found = new List<(string, string)>();
        // Whatever kind a row says it is now: that too is what somebody may have changed.
        await foreach (var m in db.Outbox.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            if (recorded.Remove(m.Id, out var sha256) && sha256 != m.Sha256())
                found.Add((m.RecipientName, $"邮件 {m.Id} 的收件人、地址或内容与经过中记录的校验值不符"));
        // One that only waited may have been taken back with what brought it.
        found.AddRange(recorded.Keys.Where(sent.Contains).Select(id => ("", $"经过中记录了邮件 {id}，它却不在了")));
        return found;
    }

    private static (Guid Id, string Sha256) Of(AuditFact? fact) => fact switch
    {
        MessageQueued f => (f.Id, f.RowSha256),
        MessageRequeued f => (f.Again, f.RowSha256),
        MessageSent f => (f.Id, f.RowSha256),
        _ => default,
    };
}
