using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Notices;
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
    private static readonly string[] Kinds =
        [AuditFact.KindOf<MessageQueued>(), AuditFact.KindOf<MessageRequeued>(), AuditFact.KindOf<MessageSent>(), AuditFact.KindOf<NoticeRecalled>()];

    /// <summary>Finds what was changed.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var (recorded, sent) = (new Dictionary<Guid, string>(), new HashSet<Guid>());
        // 承办告知 that was recalled: how many mails of a case went with it, and of which case each waiting mail is.
        var (recalled, cases) = (new Dictionary<Guid, int>(), new Dictionary<Guid, Guid>());
        await foreach (var e in db.Audit.AsNoTracking().Where(a => Kinds.Contains(a.Kind)).OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(ct))
        {
            var fact = RegisterVerification.Read(e);
            if (fact is NoticeRecalled back && e.CaseId is { } whose)
                recalled[whose] = recalled.GetValueOrDefault(whose) + back.Mails;
            if (Of(fact) is not { Sha256.Length: > 0 } now)
                continue;
            recorded[now.Id] = now.Sha256;
            if (e.CaseId is { } caseId)
                cases[now.Id] = caseId;
            if (e.Kind == AuditFact.KindOf<MessageSent>())
                sent.Add(now.Id);
        }
        var found = new List<(string, string)>();
        // Whatever kind a row says it is now: that too is what somebody may have changed.
        await foreach (var m in db.Outbox.AsNoTracking().AsAsyncEnumerable().WithCancellation(ct))
            if (recorded.Remove(m.Id, out var sha256) && sha256 != m.Sha256())
                found.Add((m.RecipientName, $"邮件 {m.Id} 的收件人、地址或内容与经过中记录的校验值不符"));
        found.AddRange(recorded.Keys.Where(sent.Contains).Select(id => ("", $"经过中记录了邮件 {id}，它却不在了")));
        // One that only waited may have been taken back with what brought it, and no more than were.
        foreach (var gone in recorded.Keys.Where(id => !sent.Contains(id) && cases.ContainsKey(id)).GroupBy(id => cases[id]))
            if (gone.Count() - recalled.GetValueOrDefault(gone.Key) is > 0 and var many)
                found.Add((await db.Cases.Where(c => c.Id == gone.Key).Select(c => c.Suggestion!.Number).FirstOrDefaultAsync(ct) ?? gone.Key.ToString(),
                    $"有 {many} 封排队的邮件没有发出，却不在了"));
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
