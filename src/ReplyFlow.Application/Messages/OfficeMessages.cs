using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Messages;

/// <summary>What the office's two commands about a message share: who may, on which row, and closing its work item.</summary>
internal static class OfficeMessages
{
    /// <summary>The message, locked for the rest of the transaction.</summary>
    /// <exception cref="NotFoundException">There is none that this actor's bureau sent.</exception>
    /// <exception cref="NotAllowedException">The actor does not belong to the office.</exception>
    /// <exception cref="AlreadyClosedException">The work item named was decided before.</exception>
    /// <exception cref="InvalidInputException">It is being sent at this very moment.</exception>
    public static async Task<OutboxMessage> LockAsync(Unit unit, Guid messageId, Guid? workItemId, CancellationToken ct)
    {
        await OpenAsync(unit, messageId, workItemId, ct);
        // Touching the row keeps a worker from taking it before this transaction ends; a worker that has it already wins.
        var free = await unit.Db.Outbox
            .Where(m => m.Id == messageId && (m.Status != MessageStatus.Queued || m.LeasedUntil == null || m.LeasedUntil <= unit.Now))
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.LeasedUntil, (DateTimeOffset?)null), ct);
        return free == 0
            ? throw new InvalidInputException("", "这封邮件正在发送，请稍候再试。")
            : await unit.Db.Outbox.FirstAsync(m => m.Id == messageId, ct);
    }

    /// <summary>Queues a message for an address: itself where it may go once more, else another like it.</summary>
    /// <returns>The message that is queued.</returns>
    public static OutboxMessage Send(Unit unit, OutboxMessage message, string address)
    {
        if (!OutboxMessage.Course.Allows(message.Status, MessageStatus.Queued))
            return unit.Db.Outbox.Add(message.Again(address, unit.Now)).Entity;
        message.Requeue(address, unit.Now);
        return message;
    }

    /// <summary>The open work item about a message, locked with its case.</summary>
    /// <inheritdoc cref="LockAsync" />
    public static async Task<WorkItem> ItemAsync(Unit unit, Guid messageId, Guid workItemId, CancellationToken ct) =>
        (await OpenAsync(unit, messageId, workItemId, ct))!;

    private static async Task<WorkItem?> OpenAsync(Unit unit, Guid messageId, Guid? workItemId, CancellationToken ct)
    {
        var actor = unit.Actor!;
        var caseId = await unit.Db.Outbox.Where(m => m.Id == messageId && m.BureauId == actor.BureauId && m.CaseId != null).Select(m => m.CaseId)
            .FirstOrDefaultAsync(ct)
            ?? throw new NotFoundException();
        await unit.Db.LockCaseAsync(caseId, ct);
        var item = workItemId is { } id
            ? await unit.Db.WorkItems.FirstOrDefaultAsync(w => w.Id == id && w.MessageId == messageId, ct) ?? throw new NotFoundException() : null;
        // A substitute has the item, and nothing else of the office's.
        if (!actor.Is(Roles.BureauOffice) && (item is null || !actor.Owes(Responsibility.Of(item, []))))
            throw new NotAllowedException("只有本单位办公室可以重发邮件或登记线下送达。");
        if (item is not null)
        {
            unit.ActFor(actor.StandsFor(Responsibility.Of(item, [])));
            if (item.Status != WorkItemStatus.Open)
                throw new AlreadyClosedException(item);
        }
        return item;
    }

    /// <summary>Closes the open work items about a message that failed with the actor's decision.</summary>
    public static async Task CloseItemsAsync(Unit unit, OutboxMessage message, string outcome, string comment, CancellationToken ct)
    {
        var decided = DeliveryItem.Outcomes.Single(o => o.Name == outcome);
        foreach (var item in await DeliveryItem.OpenAbout(unit.Db, message, DeliveryItem.StepKind).ToListAsync(ct))
            unit.Close(item, decided, comment, unit.Actor!);
    }
}
