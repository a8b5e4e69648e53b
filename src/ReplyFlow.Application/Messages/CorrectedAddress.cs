using Microsoft.EntityFrameworkCore;
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
    /// 代联工委 gave addresses up: what went there last, or waits to go there, goes to the register's. Its case must be locked.
    /// </summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="deputy">The deputy, with the right address or none.</param>
    /// <param name="wrong">The addresses.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>Letters and notices that are sent again.</returns>
    /// <exception cref="InvalidInputException">A mail to one of them is being sent at this very moment.</exception>
    internal static async Task<int> SendElsewhereAsync(Unit unit, Deputy deputy, IReadOnlyList<string> wrong, CancellationToken ct)
    {
        var all = await unit.Db.Outbox.Where(m => m.DeputyId == deputy.Id && m.RecipientKind == RecipientKind.Deputy && m.CaseId != null).ToListAsync(ct);
        foreach (var waiting in all.Where(m => m.Status == MessageStatus.Queued && wrong.Contains(m.Address)))
            if (await unit.Db.Outbox.Where(m => m.Id == waiting.Id && m.Status == MessageStatus.Queued && (m.LeasedUntil == null || m.LeasedUntil <= unit.Now))
                .ExecuteUpdateAsync(s => s.SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null), ct) == 0)
                throw new InvalidInputException("", "给代表的邮件正在发送，请稍候再试。");
        // A reminder that was sent is past; one that waits must not go there either.
        var last = all.Where(m => !m.IsReminder).GroupBy(m => (m.LetterId, m.NoticeId)).Select(of => of.MaxBy(m => (m.CreatedAt, m.Id))!)
            .Concat(all.Where(m => m.IsReminder && m.Status is MessageStatus.Queued or MessageStatus.Parked))
            .Where(m => m.Status != MessageStatus.Offline && wrong.Contains(m.Address)).ToList();
        foreach (var message in last)
        {
            foreach (var item in await DeliveryItem.OpenAbout(unit.Db, message, DeliveryItem.StepKind).ToListAsync(ct))
                unit.Cancel(item, "代联工委更正了代表的邮箱，邮件已重发。");
            Send(unit, message, deputy, "代联工委更正邮箱，");
        }
        await unit.Db.SaveChangesAsync(ct);
        return last.Count(m => !m.IsReminder);
    }

    private static void Send(Unit unit, OutboxMessage message, Deputy deputy, string why)
    {
        var before = message.Address;
        var again = OfficeMessages.Send(unit, message, deputy.Email);
        unit.Record(MessageRequeued.Of(message.Id, before, again), message.CaseId,
            $"{why}重发给{message.RecipientName}", bySystem: true);
    }
}
