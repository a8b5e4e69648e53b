using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems.Talk;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Supervision;

/// <summary>第二次不满意: reads for 代联工委 which deputies the second letter did not content either. It knows every deputy, so that no name is masked.</summary>
public sealed class DiscontentQueries(ReplyFlowDb db)
{
    /// <summary>All of them, those whom nobody has talked with first, the earliest due first, then the latest talks.</summary>
    /// <exception cref="NotAllowedException">The actor does not belong to the liaison body.</exception>
    public IQueryable<DiscontentRow> Rows(Actor actor)
    {
        actor.Demand(Roles.Liaison);
        var kind = TalkStep.Kind.Name;
        return from d in DueItem.Of(db.WorkItems.AsNoTracking().Where(w => w.Kind == kind && w.Status != WorkItemStatus.Cancelled))
               let w = d.Item
               let s = w.Case!.Suggestion!
               orderby w.Status == WorkItemStatus.Open descending, w.ClosedAt descending, d.Due ?? DateOnly.MaxValue, w.Id
               select new DiscontentRow
               {
                   WorkItemId = w.Id,
                   CaseId = w.CaseId,
                   Number = s.Number,
                   SuggestionTitle = s.Title,
                   Deputy = w.SentBy,
                   IsSecret = s.IdentitySecret,
                   Words = w.SentWords,
                   Bureau = db.Bureaus.Where(b => b.Id == w.BureauId).Select(b => b.ShortName).First(),
                   Since = w.OpenedAt,
                   DueOn = d.Due,
                   TalkedAt = w.ClosedAt,
                   TalkedBy = w.DecidedByName,
                   Talk = w.Comment,
               };
    }
}
