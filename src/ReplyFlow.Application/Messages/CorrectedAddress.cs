using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Messages;

/// <summary>What the register's corrected address of a deputy sets going.</summary>
internal static class CorrectedAddress
{
    /// <summary>Sends what did not arrive to the new address at once, in the same transaction; the office need not do it.</summary>
    /// <returns>Messages that are sent again.</returns>
    public static async Task<int> ResendAsync(Unit unit, Deputy deputy, CancellationToken ct)
    {
        var waiting = unit.Db.WorkItems.Where(w => w.Step == DeliveryItem.StepKind && w.Status == WorkItemStatus.Open
            && unit.Db.Outbox.Any(m => m.Id == w.MessageId && m.DeputyId == deputy.Id));
        await unit.Db.LockCasesAsync(await waiting.Select(w => w.CaseId).Distinct().ToListAsync(ct), ct);
        // One of them may be closed already by what brought the caller here, not yet written.
        var items = (await waiting.ToListAsync(ct)).Where(w => w.Status == WorkItemStatus.Open).ToList();
        foreach (var item in items)
        {
            var message = await unit.Db.Outbox.FirstAsync(m => m.Id == item.MessageId, ct);
            unit.Cancel(item, "代表名册里的邮箱已更正，邮件已重发。");
            Send(unit, message, deputy, "");
        }
        return items.Count;
    }

    /// <summary>
    /// 代联工委 entered, or found in the register, another address than one that it was asked to confirm: what went there last goes to the
    /// right one, whose link takes the place of the other as it leaves.
    /// </summary>
    /// <returns>Messages that are sent again.</returns>
    public static async Task<int> SendElsewhereAsync(Unit unit, Deputy deputy, CancellationToken ct)
    {
        var wrong = (await unit.Db.UnconfirmedAddressesAsync(deputy.Id, ct)).Since.Keys.Select(k => k.Address).Where(a => a != deputy.Email).ToList();
        if (wrong.Count == 0)
            return 0;
        // A reminder brings no letter.
        var sent = await unit.Db.Outbox.AsNoTracking().Where(m => m.DeputyId == deputy.Id && m.RecipientKind == RecipientKind.Deputy && m.CaseId != null
            && (m.NoticeId != null || m.AttachmentName != "")).ToListAsync(ct);
        var last = sent.GroupBy(m => (m.LetterId, m.NoticeId)).Select(of => of.MaxBy(m => (m.CreatedAt, m.Id))!)
            .Where(m => m.Status == MessageStatus.Sent && wrong.Contains(m.Address)).ToList();
        await unit.Db.LockCasesAsync([.. last.Select(m => m.CaseId!.Value).Distinct()], ct);
        last.ForEach(m => Send(unit, m, deputy, "代联工委更正邮箱，"));
        return last.Count;
    }

    private static void Send(Unit unit, OutboxMessage message, Deputy deputy, string why)
    {
        var before = message.Address;
        var again = OfficeMessages.Send(unit, message, deputy.Email);
        unit.Record(new MessageRequeued(message.Id, again.Id, before, deputy.Email, MessageRequeued.NoEvidence), message.CaseId,
            $"{why}重发给{message.RecipientName}", bySystem: true);
    }
}
