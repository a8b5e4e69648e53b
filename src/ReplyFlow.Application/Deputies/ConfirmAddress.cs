using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Deputies;

/// <summary>代联工委 asked the deputy: an address that the bureau changed is theirs.</summary>
public sealed class ConfirmAddress(UnitRunner units, WeighAnswers weigh)
{
    /// <param name="actor">Somebody of the liaison body.</param>
    /// <param name="messageId">A message that went to the address.</param>
    /// <param name="ground">Whom it asked, when and how.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="seen">How often 代联工委 had decided about it when the page was read; null where nothing was read before.</param>
    /// <exception cref="InvalidInputException">Nobody changed it, it was confirmed before or is in doubt anew, or the ground is missing.</exception>
    public Task RunAsync(Actor actor, Guid messageId, AddressGround ground, CancellationToken ct, int? seen = null)
    {
        actor.Demand(Roles.Liaison);
        return units.RunAsync(actor, async unit =>
        {
            var message = await unit.Db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == messageId && m.CaseId != null && m.DeputyId != null, ct)
                ?? throw new NotFoundException();
            await VoidAnswers.LockAsync(unit, message.DeputyId!.Value, ct);
            var told = await unit.Db.AddressDecisionsAsync(message.DeputyId, message.Address, ct);
            if (told.Count == 0)
                throw new InvalidInputException("", "承办单位没有改过这个邮箱，不用确认。");
            if (told[^1].Kind == EvidenceKind.AddressConfirmed)
                throw new InvalidInputException("", "这个邮箱已经确认过了。");
            if (told[^1].Kind == EvidenceKind.AddressRejected)
                throw new InvalidInputException("", "代联工委已经核实，这不是代表的邮箱。核实有误的，请在代表名册里登记这个邮箱。");
            AddressAnew.Check(told, seen);
            await KeepAsync(unit, message, ground.Check(unit.Today), ct);
        }, ct);
    }

    /// <summary>代联工委 registers an address that waits, or says of one before that it was the deputy's: both confirm it.</summary>
    internal async Task RegisterAsync(Unit unit, Deputy deputy, string address, AddressGround ground, CancellationToken ct)
    {
        var changed = (await unit.Db.AddressDecisionsAsync(deputy.Id, address, ct)).Last(e => e.Kind == EvidenceKind.AddressChanged);
        var message = await unit.Db.Outbox.AsNoTracking().FirstAsync(m => m.Id == changed.MessageId, ct);
        await VoidAnswers.LockAsync(unit, deputy.Id, ct);
        await KeepAsync(unit, message, ground, ct);
    }

    private async Task KeepAsync(Unit unit, OutboxMessage message, AddressGround ground, CancellationToken ct)
    {
        var row = unit.AddEvidence(message, EvidenceKind.AddressConfirmed, message.Address, ground);
        var ended = await EndOldAsync(unit, message, ct);
        unit.Record(new AddressConfirmed(row.Id, message.Id, message.Address, row.Sha256(), ended, GroundText.Of(row)), message.CaseId,
            $"代联工委确认{message.RecipientName}的邮箱");
        await weigh.RunAsync(unit, message.DeputyId!.Value, message.Address, ct);
    }

    /// <summary>The links of its letter that went to another address lived until now; the one at the confirmed address takes their place.</summary>
    private static async Task<IReadOnlyList<Guid>> EndOldAsync(Unit unit, OutboxMessage message, CancellationToken ct)
    {
        var links = await unit.Db.PersonalLinks.Where(l => l.LetterId == message.LetterId && l.DeputyId == message.DeputyId && l.Way == LinkWay.Mail
            && l.ReplacedById == null).OrderBy(l => l.Id).ToListAsync(ct);
        // Another address on the same letter may just have been confirmed, and its rows not be written yet.
        links.RemoveAll(l => l.ReplacedById is not null);
        if (links.FindLast(l => l.Address == message.Address) is not { } newest)
            return [];
        var ended = links.Where(l => l.Address != message.Address && l.Id.CompareTo(newest.Id) < 0).ToList();
        ended.ForEach(l => l.ReplaceBy(newest, unit.Now));
        return [.. ended.Select(l => l.Id)];
    }
}
