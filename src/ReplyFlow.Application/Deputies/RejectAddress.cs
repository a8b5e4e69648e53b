using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Deputies;

/// <summary>
/// 代联工委 asked the deputy: an address that the bureau sent to is not theirs, and the register has the right one. What came from the wrong
/// one becomes void, and what went there goes to the right one. Where the wrong one stands in the register too, one that stood there before
/// takes its place.
/// </summary>
public sealed class RejectAddress(UnitRunner units, VoidAnswers answers)
{
    /// <param name="actor">Somebody of the liaison body.</param>
    /// <param name="messageId">A message that went to the address.</param>
    /// <param name="to">Where the letters go: the register's address, or one before it.</param>
    /// <param name="ground">Whom it asked, when and how.</param>
    /// <param name="ct">Cancels.</param>
    /// <param name="takesBack">Whether it was confirmed, by mistake; else it waits, and whoever confirms it meanwhile has decided.</param>
    /// <param name="seen">How often it had decided about the address when the page was read; null where nothing was read before.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="InvalidInputException">Nobody changed it, it was rejected before, there is no such other address, or the ground is missing.</exception>
    public Task<RejectedAddress> RunAsync(
        Actor actor, Guid messageId, string to, AddressGround ground, CancellationToken ct, bool takesBack = false, int? seen = null)
    {
        actor.Demand(Roles.Liaison);
        return units.RunAsync(actor, async unit =>
        {
            var message = await unit.Db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == messageId && m.CaseId != null && m.DeputyId != null, ct)
                ?? throw new NotFoundException();
            await unit.Db.LockAsync(LockSubject.Deputies, ct);
            var deputy = await unit.Db.Deputies.FirstAsync(d => d.Id == message.DeputyId, ct);
            await VoidAnswers.LockAsync(unit, deputy.Id, ct);
            AddressAnew.Check(await unit.Db.AddressDecisionsAsync(deputy.Id, message.Address, ct), seen);
            var before = deputy.Email;
            if (!(await unit.Db.InsteadAsync(deputy, message.Address, ct)).Contains(to))
                throw new InvalidInputException("", "代表名册里没有另外的邮箱，请先在代表名册里更正，更正后会马上重发。");
            deputy.Email = to;
            var became = await answers.RunAsync(unit, deputy, [message.Address], ground.Check(unit.Today), ct, takesBack);
            if (to == before)
                return became;
            unit.Record(new DeputyAddressCorrected(deputy.Id, before, to), message.CaseId, $"代表名册中{deputy.Name}的邮箱改回以前的邮箱");
            return became with { Sent = became.Sent + await CorrectedAddress.ResendAsync(unit, deputy, ct) };
        }, ct);
    }
}

/// <summary>What followed from an address that is not the deputy's.</summary>
/// <param name="Sent">Letters and notices that go out again.</param>
/// <param name="Void">Answers that became void.</param>
public sealed record RejectedAddress(int Sent, int Void);
