using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages;

/// <summary>已电话告知: the office told the deputy by telephone. It is evidence on the ladder, and no delivery: what is owed
/// is the letter, until it arrives.</summary>
public sealed class TellDeputy(UnitRunner units)
{
    /// <summary>Records it; in the place of the item to telephone one stands that the letter is still owed.</summary>
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
        var owed = await OweAsync(unit, message, words, ct);
        unit.Record(new DeputyTold(row.Id, message.Id, words, row.Sha256(), owed), message.CaseId, $"已电话告知{message.RecipientName}，公文还没有送到");
    }, ct);

    /// <summary>The item that says that the letter is still owed; a second call leaves it, with its day, as it is.</summary>
    private static async Task<Guid> OweAsync(Unit unit, OutboxMessage message, string words, CancellationToken ct)
    {
        var open = DeliveryItem.OpenAbout(unit.Db, message, DeliveryItem.StepKind);
        var item = await open.FirstAsync(ct);
        if (item.Title == DeliveryItem.OwedTitle)
            return item.Id;
        unit.Close(item, DeliveryItem.Outcomes.Single(o => o.Name == DeliveryItem.Told), words, unit.Actor!);
        await unit.Db.SaveChangesAsync(ct);
        var phone = await unit.Db.Deputies.Where(d => d.Id == message.DeputyId).Select(d => d.Phone).FirstOrDefaultAsync(ct) ?? "";
        await DeliveryItem.OpenOwedAsync(unit, message, words, phone, ct);
        await unit.Db.SaveChangesAsync(ct);
        return await open.Select(w => w.Id).FirstAsync(ct);
    }
}
