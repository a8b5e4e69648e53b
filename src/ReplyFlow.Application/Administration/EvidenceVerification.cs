using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Data;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Administration;

/// <summary>What is kept of deliveries was read from mails or recorded by people, as the trail says, and of the message that it names.</summary>
internal static class EvidenceVerification
{
    private static readonly EvidenceKind[] ByMail =
        [EvidenceKind.Failed, EvidenceKind.Delayed, EvidenceKind.Automatic, EvidenceKind.Displayed, EvidenceKind.Answered];

    /// <summary>Finds what nobody recorded, or recorded otherwise.</summary>
    public static async Task<IReadOnlyList<(string Subject, string Message)>> RunAsync(ReplyFlowDb db, CancellationToken ct)
    {
        var rows = await db.DeliveryEvidence.AsNoTracking().ToListAsync(ct);
        if (rows.Count == 0)
            return [];
        var (returned, confirmed, changed, offline) = (AuditFact.KindOf<MailReturned>(), AuditFact.KindOf<AddressConfirmed>(),
            AuditFact.KindOf<MessageRequeued>(), AuditFact.KindOf<MessageOffline>());
        var told = new HashSet<object>();
        await foreach (var e in db.Audit.AsNoTracking().Where(a => a.Kind == returned || a.Kind == confirmed || a.Kind == changed || a.Kind == offline)
            .Select(a => new { a.Kind, a.Data }).AsAsyncEnumerable().WithCancellation(ct))
            if (Read(e.Kind, e.Data) is { } fact)
                told.Add(Of(fact));
        var messages = await db.Outbox.Select(m => new { m.Id, m.CaseId, m.RecipientName }).ToDictionaryAsync(m => m.Id, ct);
        return
        [
            .. from row in rows
               let message = messages.GetValueOrDefault(row.MessageId)
               where message?.CaseId != row.CaseId || !told.Contains(Of(row))
               select (message?.RecipientName ?? "", message?.CaseId == row.CaseId ? $"送达情况 {row.Id} 在经过中没有相符的记录" : $"送达情况 {row.Id} 与它所说的邮件不是一件"),
        ];
    }

    /// <summary>The facts of a row; null where somebody made something else of them, which the chain tells.</summary>
    private static AuditFact? Read(string kind, string data)
    {
        try
        {
            return kind == AuditFact.KindOf<MailReturned>() ? AuditFact.Read<MailReturned>(data)
                : kind == AuditFact.KindOf<AddressConfirmed>() ? AuditFact.Read<AddressConfirmed>(data)
                : kind == AuditFact.KindOf<MessageRequeued>() ? AuditFact.Read<MessageRequeued>(data)
                : AuditFact.Read<MessageOffline>(data);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static object Of(AuditFact fact) => fact switch
    {
        MailReturned f => (f.Id, f.MessageId, f.Kind),
        AddressConfirmed f => (f.Id, f.MessageId, f.Address),
        MessageRequeued f => (f.Again, f.Before, f.Address),
        MessageOffline f => (f.Id, f.Reason),
        _ => fact,
    };

    private static object Of(DeliveryEvidence row) => row.Kind switch
    {
        EvidenceKind.AddressConfirmed => (row.Id, row.MessageId, row.Address),
        EvidenceKind.AddressChanged => (row.MessageId, row.Words, row.Address),
        _ when ByMail.Contains(row.Kind) => (row.Id, row.MessageId, row.Kind),
        _ => (row.MessageId, Brought.Of(row).Sentence),
    };
}
