using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Deputies;

/// <summary>
/// 代联工委 asked the deputy: an address that the bureau sent to is not theirs, and the register has the right one. What came from the wrong
/// one becomes void, and what went there goes to the right one.
/// </summary>
public sealed class RejectAddress(UnitRunner units, VoidAnswers answers)
{
    /// <param name="actor">Somebody of the liaison body.</param>
    /// <param name="messageId">A message that went to the address.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What became of it.</returns>
    /// <exception cref="InvalidInputException">Nobody waits for a decision, the register has no other address, or a mail is just being sent.</exception>
    public Task<RejectedAddress> RunAsync(Actor actor, Guid messageId, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        return units.RunAsync(actor, async unit =>
        {
            var message = await unit.Db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == messageId && m.CaseId != null && m.DeputyId != null, ct)
                ?? throw new NotFoundException();
            var deputy = await unit.Db.Deputies.AsNoTracking().FirstAsync(d => d.Id == message.DeputyId, ct);
            if (!(await unit.Db.DoubtedAddressesAsync(deputy.Id, ct)).Waiting.Contains((deputy.Id, message.Address)))
                throw new InvalidInputException("", "这个邮箱不用确认：没有改过，或者代联工委已经核实过。");
            if (deputy.Email == message.Address || MailAddresses.Problem(deputy.Email) is not null)
                throw new InvalidInputException("", "代表名册里没有另外的邮箱，请先在代表名册里更正，更正后会马上重发。");
            return await answers.RunAsync(unit, deputy, [message.Address], ct);
        }, ct);
    }
}

/// <summary>What followed from an address that is not the deputy's.</summary>
/// <param name="Sent">Letters and notices that go out again.</param>
/// <param name="Void">Answers that became void.</param>
public sealed record RejectedAddress(int Sent, int Void);
