using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Application.Messages;

/// <summary>The office has read what a recipient wrote back. It is never taken as feedback.</summary>
public sealed class SettleAnswer(UnitRunner units)
{
    private const int MaxWords = 2_000;

    /// <summary>Closes the item.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="messageId">The message that was answered.</param>
    /// <param name="workItemId">The item about the answer.</param>
    /// <param name="words">What was done; may be empty.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="AlreadyClosedException">It was decided before.</exception>
    public Task RunAsync(Actor actor, Guid messageId, Guid workItemId, string words, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        words = words.Trim();
        var item = await OfficeMessages.ItemAsync(unit, messageId, workItemId, ct);
        if (item.Step != DeliveryItem.AnswerStep)
            throw new InvalidInputException("", "这件事项不是来信，请更正地址后重发，或登记线下送达。");
        if (TextLength.Of(words) is var length and > MaxWords)
            throw new InvalidInputException("Reason", $"说明有 {length} 字，最多 {MaxWords} 字。");
        unit.Close(item, DeliveryItem.AnswerOutcomes.Single(), words, unit.Actor!);
    }, ct);
}
