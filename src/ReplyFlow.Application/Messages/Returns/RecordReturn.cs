using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Data;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>Keeps what came back with the message it is about. The same mail a second time changes nothing.</summary>
public sealed class RecordReturn(ReplyFlowDb db, UnitRunner units)
{
    private const int MaxAuditWords = 1_000;

    /// <returns>Whether it is about a message of ours.</returns>
    public async Task<bool> RunAsync(ReturnedMail mail, CancellationToken ct)
    {
        var known = await db.Outbox.Where(m => mail.About.Contains(m.Id) && m.CaseId != null).Select(m => new { m.Id, m.CaseId }).ToListAsync(ct);
        if (mail.About.Select(id => known.Find(k => k.Id == id)).FirstOrDefault(k => k is not null) is not { } about)
            return false;
        var caseId = about.CaseId!.Value;
        await units.RunAsync(null, async unit =>
        {
            await unit.Db.LockCaseAsync(caseId, ct);
            var key = mail.KeyFor(about.Id);
            if (await unit.Db.DeliveryEvidence.AnyAsync(e => e.Key == key, ct))
                return;
            var message = await unit.Db.Outbox.AsNoTracking().FirstAsync(m => m.Id == about.Id, ct);
            var plausible = mail.IsPlausibleFor(message.Address);
            var marked = mail.Kind == EvidenceKind.Failed && await FailAsync(unit, message, mail, plausible, ct);
            if (mail.Kind == EvidenceKind.Answered)
                await DeliveryItem.OpenAnsweredAsync(unit, message, mail.Words, ct);
            var evidence = new DeliveryEvidence
            {
                MessageId = message.Id,
                CaseId = caseId,
                // It is kept, and moves no rung.
                Kind = plausible ? mail.Kind : EvidenceKind.Automatic,
                At = unit.Now,
                Address = mail.Address,
                Words = plausible ? mail.Words : OutsideText.Clean(Unverified(mail.Kind) + mail.Words, oneLine: false, DeliveryEvidence.MaxWords),
                StatusCode = mail.StatusCode,
                Key = key,
            };
            unit.Db.DeliveryEvidence.Add(evidence);
            unit.Record(
                new MailReturned(
                    evidence.Id, message.Id, evidence.Kind, OutsideText.Clean(evidence.Words, oneLine: true, MaxAuditWords), marked, evidence.Sha256()), caseId,
                $"{OutboxRecorder.What(message)}：{What(evidence.Kind)}{(marked ? "，代表的邮箱已标为待核实" : "")}", bySystem: true);
        }, ct);
        return true;
    }

    /// <summary>The first time that a message comes back the office is asked to telephone, and the address is marked.</summary>
    /// <returns>Whether the deputy's address is newly marked.</returns>
    private static async Task<bool> FailAsync(
        Unit unit, OutboxMessage message, ReturnedMail mail, bool plausible, CancellationToken ct)
    {
        var deputy = message.DeputyId is { } id ? await unit.Db.Deputies.FirstAsync(d => d.Id == id, ct) : null;
        var told = await unit.Db.DeliveryEvidence.AnyAsync(e => e.MessageId == message.Id && e.Kind == EvidenceKind.Failed, ct);
        // Whoever was sent a newer message, or has the letter in the hand, need not be telephoned about the old one.
        var settled = message.Status == MessageStatus.Offline || await unit.Db.Outbox.SameAs(message).AnyAsync(m =>
            m.CreatedAt > message.CreatedAt
            // A reminder does not bring the letter.
            && (m.AttachmentName != "" || message.AttachmentName == ""), ct);
        if (!told && !settled)
            await DeliveryItem.OpenReturnedAsync(unit, message, ReturnReason.Of(mail.StatusCode) ?? ReturnReason.Unknown, deputy?.Phone, ct);
        return plausible && deputy?.Doubt(message.Address, unit.Now) == true;
    }

    private static string Unverified(EvidenceKind kind) =>
        kind == EvidenceKind.Displayed ? "（未核实的已读回执：不是从收件人的邮箱发来的）\n" : "（未核实的退信：说的不是这封邮件的收件邮箱）\n";

    private static string What(EvidenceKind kind) => kind switch
    {
        EvidenceKind.Failed => "邮件被退回",
        EvidenceKind.Delayed => "对方服务器还在投递",
        EvidenceKind.Displayed => "收到已读回执",
        EvidenceKind.Answered => "收件人来信",
        _ => "收到自动回复",
    };
}
