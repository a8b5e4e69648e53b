using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Deputies;

/// <summary>
/// 代联工委 asked the deputy: what staff entered (代录) is not what the deputy answered. The entry becomes void, and the case goes where it stands without
/// it; an archived one comes back.
/// </summary>
public sealed class VoidEntry(UnitRunner units, VoidAnswers answers)
{
    /// <param name="actor">Somebody of the liaison body.</param>
    /// <param name="answerId">An answer that staff entered.</param>
    /// <param name="ground">Whom it asked, when and how.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="NotFoundException">There is no such entry.</exception>
    /// <exception cref="InvalidInputException">It is void already, the ground is missing, or nothing tells that the deputy was sent the letter.</exception>
    public Task RunAsync(Actor actor, Guid answerId, AddressGround ground, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        return units.RunAsync(actor, async unit =>
        {
            var caseId = await unit.Db.Feedback.Where(f => f.Id == answerId && f.LinkId == null).Select(f => f.CaseId).FirstOrDefaultAsync(ct);
            if (caseId == Guid.Empty)
                throw new NotFoundException("没有这份代录的答复。");
            await unit.Db.LockAsync(LockSubject.Deputies, ct);
            await unit.Db.LockCaseAsync(caseId, ct);
            ground = ground.Check(unit.Today);
            var answer = await unit.Db.Feedback.FirstAsync(f => f.Id == answerId, ct);
            if (answer.VoidedAt is not null)
                throw new InvalidInputException("", "这份代录已经作废。");
            var message = await unit.Db.Outbox.AsNoTracking().Where(m => m.LetterId == answer.LetterId && m.DeputyId == answer.DeputyId && m.CaseId != null)
                .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).FirstOrDefaultAsync(ct)
                ?? throw new InvalidInputException("", "早先的程序没有记下这份复函发给了哪位代表，不能作废。请另行代录代表的意思。");
            var deputy = await unit.Db.Deputies.FirstAsync(d => d.Id == answer.DeputyId, ct);
            var row = unit.AddEvidence(message, EvidenceKind.EntryRejected, "", ground);
            unit.Record(
                new EntryRejected(row.Id, message.Id, answer.Id, GroundText.Of(row), row.Sha256()), caseId,
                $"代联工委核实，{answer.EnteredBy}代录的不是{deputy.Name}代表的答复");
            await unit.Db.SaveChangesAsync(ct);
            await VoidAnswers.VoidAsync(unit, deputy, [answer], row, VoidWords.NotTheirs(answer.Way), ct);
            await answers.MoveAsync(unit, [answer], ct);
        }, ct);
    }
}
