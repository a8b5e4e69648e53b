using ReplyFlow.Data.Accounts;
using ReplyFlow.Domain.Handling;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Data.Queries;

/// <summary>Who may see what; every query of cases starts here.</summary>
public static class Visibility
{
    /// <summary>
    /// Cases the actor may see: the liaison body and the government office see all; people of a handling bureau see those
    /// their bureau leads, gives an opinion on or reads; an administrator sees none by that role.
    /// </summary>
    public static IQueryable<Case> VisibleTo(this IQueryable<Case> cases, Actor actor)
    {
        if (actor.SeesAllBureaus)
            return cases;
        if (!actor.Roles.Any(r => r != Roles.Administrator))
            return cases.Where(c => false);
        return cases.Where(c => c.LeadBureauId == actor.BureauId
            || c.Assignments.Any(a => a.BureauId == actor.BureauId && a.EndedAt == null));
    }

    /// <summary>Letters the actor may see: those of the cases they may see.</summary>
    public static IQueryable<IssuedLetter> VisibleTo(this IQueryable<IssuedLetter> letters, ReplyFlowDb db, Actor actor)
    {
        var cases = db.Cases.VisibleTo(actor).Select(c => c.Id);
        return letters.Where(l => cases.Contains(l.CaseId));
    }

    /// <summary>Whether the actor may know who proposed a suggestion whose identity is secret: the liaison body and the lead bureau.</summary>
    /// <remarks>In queries use it as a projected column: <c>!s.IdentitySecret || isLiaison || c.LeadBureauId == bureau</c>.</remarks>
    public static bool MayKnowDeputy(this Actor actor, bool identitySecret, Guid? leadBureauId) =>
        !identitySecret || actor.Is(Roles.Liaison) || leadBureauId == actor.BureauId;

    /// <summary>Open work items the actor may decide.</summary>
    public static IQueryable<WorkItem> OwedBy(this IQueryable<WorkItem> items, Actor actor)
    {
        var roles = actor.Roles.ToList();
        return items.Where(w => w.Status == WorkItemStatus.Open
            && (w.AssigneeId == actor.UserId
                || (w.AssigneeId == null && w.BureauId == actor.BureauId && roles.Contains(w.Role)
                    && (w.DivisionId == null || w.DivisionId == actor.DivisionId))));
    }

    /// <summary>Whether the actor may decide an item that is (or was) open.</summary>
    public static bool Owes(this Actor actor, WorkItem item) =>
        item.AssigneeId == actor.UserId
        || (item.AssigneeId is null && item.BureauId == actor.BureauId && actor.Is(item.Role)
            && (item.DivisionId is null || item.DivisionId == actor.DivisionId));
}
