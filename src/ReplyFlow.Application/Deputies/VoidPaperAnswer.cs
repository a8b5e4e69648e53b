using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Deputies;

/// <summary>
/// 代联工委 asked the deputy: what was answered by the address on a form on paper is not theirs. The form's link ends, every answer by it becomes
/// void, and the case goes where it stands without them, as where an address was not the deputy's.
/// </summary>
public sealed class VoidPaperAnswer(UnitRunner units, VoidAnswers answers)
{
    /// <param name="actor">Somebody of the liaison body.</param>
    /// <param name="answerId">An answer by paper.</param>
    /// <param name="ground">Whom it asked, when and how.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>How many answers became void.</returns>
    /// <exception cref="NotFoundException">There is no such answer by paper.</exception>
    /// <exception cref="InvalidInputException">It is void already, or the ground is missing.</exception>
    public Task<int> RunAsync(Actor actor, Guid answerId, AddressGround ground, CancellationToken ct)
    {
        actor.Demand(Roles.Liaison);
        return units.RunAsync(actor, async unit =>
        {
            var caseId = await unit.Db.Feedback.Where(f => f.Id == answerId && f.Way == FeedbackWay.PaperLink).Select(f => f.CaseId).FirstOrDefaultAsync(ct);
            if (caseId == Guid.Empty)
                throw new NotFoundException("没有这份经纸质链接的答复。");
            await unit.Db.LockAsync(LockSubject.Deputies, ct);
            await unit.Db.LockCaseAsync(caseId, ct);
            ground = ground.Check(unit.Today);
            var answer = await unit.Db.Feedback.FirstAsync(f => f.Id == answerId, ct);
            if (answer.VoidedAt is not null)
                throw new InvalidInputException("", "这份答复已经作废。");
            var link = await unit.Db.PersonalLinks.FirstAsync(l => l.Id == answer.LinkId, ct);
            var ended = link.RevokedAt is null ? new[] { link.Id } : [];
            link.Revoke(unit.Now);
            var message = await unit.Db.Outbox.AsNoTracking().Where(m => m.LetterId == answer.LetterId && m.DeputyId == answer.DeputyId && m.CaseId != null)
                .OrderByDescending(m => m.CreatedAt).ThenByDescending(m => m.Id).FirstAsync(ct);
            var deputy = await unit.Db.Deputies.FirstAsync(d => d.Id == answer.DeputyId, ct);
            var row = unit.AddEvidence(message, EvidenceKind.PaperAnswerRejected, "", ground);
            unit.Record(
                new PaperAnswerRejected(row.Id, message.Id, link.Id, GroundText.Of(row), row.Sha256(), ended), caseId,
                $"代联工委核实，{deputy.Name}代表纸质件上的答复不是代表本人作的，纸上的网址停用");
            await unit.Db.SaveChangesAsync(ct);
            var gone = await unit.Db.Feedback.Where(f => f.LinkId == link.Id && f.VoidedAt == null).OrderBy(f => f.At).ThenBy(f => f.Id).ToListAsync(ct);
            await VoidAnswers.VoidAsync(unit, deputy, gone, row, VoidWords.NotTheirs(FeedbackWay.PaperLink), ct);
            await answers.MoveAsync(unit, gone, ct);
            return gone.Count;
        }, ct);
    }
}
