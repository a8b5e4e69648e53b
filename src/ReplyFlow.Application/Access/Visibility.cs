using System.Linq.Expressions;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Access;

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
        if (!actor.SeesCases())
            return cases.Where(c => false);
        return cases.Where(c => c.LeadBureauId == actor.BureauId
            || c.Assignments.Any(a => a.BureauId == actor.BureauId && a.EndedAt == null));
    }

    /// <summary>Whether the actor sees cases at all.</summary>
    internal static bool SeesCases(this Actor actor) => actor.Roles.Any(r => r != Roles.Administrator);

    /// <summary>Letters the actor may read: a letter names its deputies.</summary>
    public static IQueryable<IssuedLetter> ReadableBy(this IQueryable<IssuedLetter> letters, ReplyFlowDb db, Actor actor)
    {
        var cases = db.Cases.VisibleTo(actor).KnownTo(actor);
        return letters.Where(l => cases.Any(c => c.Id == l.CaseId));
    }

    /// <summary>Notices the actor may read: a notice names its deputies.</summary>
    public static IQueryable<Notice> ReadableBy(this IQueryable<Notice> notices, ReplyFlowDb db, Actor actor)
    {
        var cases = db.Cases.VisibleTo(actor).KnownTo(actor);
        return notices.Where(n => cases.Any(c => c.Id == n.CaseId));
    }

    /// <summary>
    /// Attachments the actor may read: their names and contents name deputies. Those of drafts and letters are the lead bureau's own, as drafts
    /// are; those of contacts too, beside the liaison body's; those of answers, deliveries and extensions the government office sees too.
    /// </summary>
    public static IQueryable<Attachment> ReadableBy(this IQueryable<Attachment> attachments, ReplyFlowDb db, Actor actor)
    {
        var cases = db.Cases.VisibleTo(actor).KnownTo(actor);
        var present = attachments.Where(a => cases.Any(c => c.Id == a.CaseId));
        var (seesAll, keepsContacts) = (actor.SeesAllBureaus, actor.Is(Roles.Liaison));
        return present.Where(a => a.Subject == AttachmentSubject.Suggestion || a.Subject == AttachmentSubject.Opinion
            || (keepsContacts && a.Subject == AttachmentSubject.Contact)
            || (seesAll && a.Subject != AttachmentSubject.Contact && a.Subject != AttachmentSubject.Draft && a.Subject != AttachmentSubject.Letter)
            || db.Cases.Any(c => c.Id == a.CaseId && c.LeadBureauId == actor.BureauId));
    }

    /// <summary>
    /// Open work items the actor may decide: their own, and those of people they stand in for today, in the steps covered; never those
    /// that judge what they, or whom they stand in for, wrote.
    /// </summary>
    public static IQueryable<WorkItem> OwedBy(this IQueryable<WorkItem> items, Actor actor) =>
        items.Where(w => w.Status == WorkItemStatus.Open).OwedOnceBy(actor);

    /// <summary>The same, open or not: those that the actor may decide, or might have.</summary>
    internal static IQueryable<WorkItem> OwedOnceBy(this IQueryable<WorkItem> items, Actor actor) =>
        items.Where(Owed(actor, Authorship.NotWrittenBy)).Where(Authorship.NotWrittenBy(actor.UserId));

    /// <summary>Open work items that the actor would owe, had they or whom they stand in for not written what is judged.</summary>
    internal static IQueryable<WorkItem> RecusedFrom(this IQueryable<WorkItem> items, ReplyFlowDb db, Actor actor)
    {
        var owed = db.WorkItems.OwedBy(actor);
        return items.Where(w => w.Status == WorkItemStatus.Open).Where(Authorship.Judges)
            .Where(Owed(actor, _ => w => true)).Where(w => !owed.Any(o => o.Id == w.Id));
    }

    private static Expression<Func<WorkItem, bool>> Owed(Actor actor, Func<Guid, Expression<Func<WorkItem, bool>>> allowed)
    {
        var mine = Owed(actor.UserId, actor.BureauId, actor.DivisionId, actor.Roles);
        var maySign = SubstitutionRules.MaySign(actor.Roles);
        foreach (var other in actor.StandsInFor)
        {
            var theirs = Owed(other.UserId, other.BureauId, other.DivisionId, other.Roles);
            if (other.Steps is { } covered)
            {
                var steps = covered.ToList();
                theirs = theirs.And(w => steps.Contains(w.Step));
            }
            if (!maySign)
                theirs = theirs.And(w => w.Kind != StepKinds.Sign);
            mine = mine.Or(theirs.And(allowed(other.UserId)));
        }
        return mine;
    }

    /// <summary>Whether the actor may decide an item that is owed so.</summary>
    public static bool Owes(this Actor actor, Responsibility duty) => actor.OwesItself(duty) || actor.StandsFor(duty) is not null;

    /// <summary>For whom the actor would decide an item that is not their own; null when it is theirs, or not theirs to decide at all.</summary>
    public static StandIn? StandsFor(this Actor actor, Responsibility duty) =>
        actor.OwesItself(duty) || duty.Authors.Contains(actor.UserId) || !SubstitutionRules.Covers(actor.Roles, duty.Kind) ? null
        : actor.StandsInFor.FirstOrDefault(s => (s.Steps is null || s.Steps.Contains(duty.Step)) && !duty.Authors.Contains(s.UserId)
            && duty.IsOf(s.UserId, s.BureauId, s.DivisionId, s.Roles));

    /// <summary>Whether the actor would owe an item, had they or whom they stand in for not written what it judges.</summary>
    public static bool IsRecusedFrom(this Actor actor, Responsibility duty) => !actor.Owes(duty) && actor.Owes(duty with { Authors = [] });

    private static bool OwesItself(this Actor actor, Responsibility duty) =>
        !duty.Authors.Contains(actor.UserId) && duty.IsOf(actor.UserId, actor.BureauId, actor.DivisionId, actor.Roles);

    /// <summary>
    /// The same as <see cref="Responsibility.IsOf"/>, for the database. The roles are named one by one: for a list EF writes the SQL of
    /// every query anew on SQLite.
    /// </summary>
    private static Expression<Func<WorkItem, bool>> Owed(Guid user, Guid bureau, Guid? division, IEnumerable<string> roles)
    {
        Expression<Func<WorkItem, bool>> own = w => w.AssigneeId == user;
        Expression<Func<WorkItem, bool>> shared =
            w => w.AssigneeId == null && w.BureauId == bureau && (w.DivisionId == null || w.DivisionId == division);
        List<Expression<Func<WorkItem, bool>>> held = [.. roles.Order(StringComparer.Ordinal).Select(OfRole)];
        return held.Count == 0 ? own : own.Or(shared.And(held.Aggregate(Conditions.Or)));

        static Expression<Func<WorkItem, bool>> OfRole(string name) => w => w.Role == name;
    }
}
