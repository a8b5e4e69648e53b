using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Messages;

/// <summary>代联工委 asked the deputy: an address that the bureau changed is theirs.</summary>
public sealed class ConfirmAddress(UnitRunner units)
{
    /// <param name="actor">Somebody of the liaison body.</param>
    /// <param name="messageId">A message that went to the address.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidInputException">Nobody changed it, or it was confirmed before.</exception>
    public Task RunAsync(Actor actor, Guid messageId, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        return units.RunAsync(actor, async unit =>
        {
            var message = await unit.Db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == messageId && m.CaseId != null && m.DeputyId != null, ct)
                ?? throw new NotFoundException();
            await unit.Db.LockCaseAsync(message.CaseId!.Value, ct);
            var told = await unit.Db.DeliveryEvidence.Where(e => e.Address == message.Address
                && (e.Kind == EvidenceKind.AddressChanged || e.Kind == EvidenceKind.AddressConfirmed)
                && unit.Db.Outbox.Any(m => m.Id == e.MessageId && m.DeputyId == message.DeputyId)).Select(e => e.Kind).ToListAsync(ct);
            if (told.Count == 0)
                throw new InvalidInputException("", "承办单位没有改过这个邮箱，不用确认。");
            if (told.Contains(EvidenceKind.AddressConfirmed))
                throw new InvalidInputException("", "这个邮箱已经确认过了。");
            var id = unit.AddEvidence(message, EvidenceKind.AddressConfirmed, actor.Signature, message.Address, words: "");
            unit.Record(new AddressConfirmed(id, message.Id, message.Address), message.CaseId, $"代联工委确认{message.RecipientName}的邮箱");
        }, ct);
    }
}
