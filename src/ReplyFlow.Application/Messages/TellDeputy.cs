using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages;

/// <summary>已电话告知: the office told the deputy by telephone. It is evidence on the ladder, and no delivery: the letter can still be sent again.</summary>
public sealed class TellDeputy(UnitRunner units)
{
    /// <summary>Records it and closes the item.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="messageId">The message that did not arrive.</param>
    /// <param name="told">When, by whom and what was said.</param>
    /// <param name="workItemId">The item about it.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidInputException">Something is missing, or it went to no deputy.</exception>
    /// <exception cref="AlreadyClosedException">The item was decided before.</exception>
    public Task RunAsync(Actor actor, Guid messageId, Told told, Guid workItemId, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        var message = await OfficeMessages.LockAsync(unit, messageId, workItemId, ct);
        if (message.RecipientKind != RecipientKind.Deputy)
            throw new InvalidInputException("", "这封邮件不是发给代表的，请更正地址后重发，或登记线下送达。");
        told = told.Check(BeijingTime.DateOf(message.CreatedAt), unit.Today);
        var row = unit.AddEvidence(message, told);
        var words = Told.Sentence(row);
        await OfficeMessages.CloseItemsAsync(unit, message, DeliveryItem.Told, words, ct);
        unit.Record(new DeputyTold(row.Id, message.Id, words, row.Sha256()), message.CaseId, $"已电话告知{message.RecipientName}");
    }, ct);
}
