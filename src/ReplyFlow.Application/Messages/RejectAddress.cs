using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Messages;

/// <summary>
/// 代联工委 asked the deputy: an address that the bureau sent to is not theirs, and the register has the right one. What went to the wrong one
/// last goes there, and takes the place of its links as it leaves.
/// </summary>
public sealed class RejectAddress(UnitRunner units)
{
    /// <param name="actor">Somebody of the liaison body.</param>
    /// <param name="messageId">A message that went to the address.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many letters and notices go out again.</returns>
    /// <exception cref="InvalidInputException">Nobody waits for a decision, or the register has no other address.</exception>
    public Task<int> RunAsync(Actor actor, Guid messageId, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        return units.RunAsync(actor, async unit =>
        {
            var message = await unit.Db.Outbox.AsNoTracking().FirstOrDefaultAsync(m => m.Id == messageId && m.CaseId != null && m.DeputyId != null, ct)
                ?? throw new NotFoundException();
            var deputy = await unit.Db.Deputies.AsNoTracking().FirstAsync(d => d.Id == message.DeputyId, ct);
            if (!(await unit.Db.UnconfirmedAddressesAsync(deputy.Id, ct)).Since.ContainsKey((deputy.Id, message.Address)))
                throw new InvalidInputException("", "这个邮箱不用确认：没有改过，或者已经确认了。");
            if (deputy.Email == message.Address || MailAddresses.Problem(deputy.Email) is not null)
                throw new InvalidInputException("", "代表名册里没有另外的邮箱，请先在代表名册里更正，更正后会马上重发。");
            return await CorrectedAddress.SendElsewhereAsync(unit, deputy, ct) is > 0 and var sent ? sent
                : throw new InvalidInputException("", "最近一次已经不是发到这个邮箱，没有要重发的。");
        }, ct);
    }
}
