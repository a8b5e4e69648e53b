using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Notices;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Data;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Administration;

/// <summary>
/// What is kept of deliveries was read from mails or recorded by people, word for word as the trail says, of the message that it names, and
/// nothing of it is gone. Facts of earlier programs have no hash of the row: those are compared as far as they say.
/// </summary>
internal static class EvidenceVerification
{
    private static readonly EvidenceKind[] ByMail =
        [EvidenceKind.Failed, EvidenceKind.Delayed, EvidenceKind.Automatic, EvidenceKind.Displayed, EvidenceKind.Answered];

    private static readonly string[] Kinds =
    [
        AuditFact.KindOf<MailReturned>(), AuditFact.KindOf<AddressConfirmed>(), AuditFact.KindOf<AddressRejected>(), AuditFact.KindOf<MessageRequeued>(),
        AuditFact.KindOf<MessageOffline>(), AuditFact.KindOf<PersonalLinkIssued>(), AuditFact.KindOf<NoticeLinkIssued>(),
        AuditFact.KindOf<DeputyTold>(), AuditFact.KindOf<PaperAnswerRejected>(), AuditFact.KindOf<EntryRejected>(),
    ];

    /// <summary>Finds what nobody recorded, or recorded otherwise, and what is gone.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var rows = await db.DeliveryEvidence.AsNoTracking().ToListAsync(ct);
        var (hashes, earlier, ids) = (new HashSet<string>(), new HashSet<object>(), new HashSet<Guid>());
        // Since the first fact with a hash all that go with evidence have one.
        var hashed = false;
        await foreach (var e in db.Audit.AsNoTracking().Where(a => Kinds.Contains(a.Kind)).OrderBy(a => a.Seq).AsAsyncEnumerable().WithCancellation(ct))
        {
            var read = RegisterVerification.Read(e);
            hashed |= read is PersonalLinkIssued { RowSha256.Length: > 0 } or NoticeLinkIssued { RowSha256.Length: > 0 }
                || (read is not null && Hash(read).Length > 0);
            switch (read)
            {
                case not null when hashed && Hash(read).Length == 0:
                    break;
                case MailReturned { EvidenceSha256.Length: 0 } fact:
                    ids.Add(fact.Id);
                    earlier.Add((fact.Id, fact.MessageId, fact.Kind));
                    break;
                case AddressConfirmed { EvidenceSha256.Length: 0 } fact:
                    ids.Add(fact.Id);
                    earlier.Add((fact.Id, fact.MessageId, fact.Address));
                    break;
                case MessageRequeued { EvidenceSha256.Length: 0 } fact:
                    earlier.Add((fact.Again, fact.Before, fact.Address));
                    break;
                case MessageOffline { EvidenceSha256.Length: 0 } fact:
                    earlier.Add((fact.Id, fact.Reason));
                    break;
                case { } fact when Hash(fact) is { Length: > 1 } hash:
                    hashes.Add(hash);
                    break;
            }
        }
        var messages = await db.Outbox.Select(m => new { m.Id, m.CaseId, m.RecipientName }).ToDictionaryAsync(m => m.Id, ct);
        return
        [
            .. from row in rows
               let message = messages.GetValueOrDefault(row.MessageId)
               where message?.CaseId != row.CaseId || !(hashes.Remove(row.Sha256()) || earlier.Contains(Of(row)))
               select (message?.RecipientName ?? "", message?.CaseId == row.CaseId ? $"送达情况 {row.Id} 在经过中没有相符的记录" : $"送达情况 {row.Id} 与它所说的邮件不是一件"),
            .. from id in ids.Except(rows.Select(r => r.Id)) select ("", $"经过中记录了送达情况 {id}，它却不在了"),
            .. hashes.Select(h => ("", $"经过中记录的一项送达情况（校验值 {h[..12]}）不在了，或者改动过")),
        ];
    }

    /// <summary>The same of the register's addresses that wait to be confirmed.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> AddressesAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var noted = (await db.Audit.AsNoTracking().Where(a => a.Kind == AuditFact.KindOf<AddressNoted>()).ToListAsync(ct))
            .Select(RegisterVerification.Read).OfType<AddressNoted>().ToDictionary(f => f.Id, f => f.RowSha256);
        var rows = await db.AddressChanges.AsNoTracking().ToListAsync(ct);
        var names = await db.Deputies.Select(d => new { d.Id, d.Name }).ToDictionaryAsync(d => d.Id, d => d.Name, ct);
        return
        [
            .. from row in rows
               where noted.GetValueOrDefault(row.Id) != row.Sha256()
               select (names.GetValueOrDefault(row.DeputyId, ""), $"待确认的邮箱 {row.Id} 在经过中没有相符的记录"),
            .. noted.Keys.Except(rows.Select(r => r.Id)).Select(id => ("", $"经过中记录了待确认的邮箱 {id}，它却不在了")),
        ];
    }

    private static string Hash(AuditFact fact) => fact switch
    {
        MailReturned f => f.EvidenceSha256,
        AddressConfirmed f => f.EvidenceSha256,
        AddressRejected f => f.EvidenceSha256,
        MessageRequeued f => f.EvidenceSha256,
        MessageOffline f => f.EvidenceSha256,
        PersonalLinkIssued f => f.EvidenceSha256,
        NoticeLinkIssued f => f.EvidenceSha256,
        DeputyTold f => f.EvidenceSha256,
        PaperAnswerRejected f => f.EvidenceSha256,
        EntryRejected f => f.EvidenceSha256,
        _ => "",
    };

    private static object Of(DeliveryEvidence row) => row.Kind switch
    {
        EvidenceKind.AddressConfirmed => (row.Id, row.MessageId, row.Address),
        EvidenceKind.AddressChanged => (row.MessageId, row.Words, row.Address),
        _ when ByMail.Contains(row.Kind) => (row.Id, row.MessageId, row.Kind),
        _ => (row.MessageId, Brought.Of(row).Sentence),
    };
}
