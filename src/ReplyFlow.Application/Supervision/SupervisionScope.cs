using ReplyFlow.Application.Core;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Supervision;

/// <summary>
/// Who sees the supervision board and the statistics, and how far: the liaison body and the government office all of it, a
/// bureau's office and leaders their bureau, a division's head their division.
/// </summary>
public static class SupervisionScope
{
    /// <summary>Roles that supervise.</summary>
    public static IReadOnlyList<string> SupervisingRoles { get; } =
        [Roles.Liaison, Roles.Dispatcher, Roles.BureauOffice, Roles.DivisionHead, Roles.BureauLeader, Roles.Signatory];

    /// <summary>Whether the actor supervises anything.</summary>
    public static bool Supervises(this Actor actor) => SupervisingRoles.Any(actor.Is);

    /// <summary>Whether the actor supervises the whole of their bureau.</summary>
    public static bool SupervisesBureau(this Actor actor) => actor.Is(Roles.BureauOffice) || actor.Is(Roles.BureauLeader) || actor.Is(Roles.Signatory);

    /// <summary>Open steps the actor supervises: those their bureau or division owes, and those others owe on its cases.</summary>
    public static IQueryable<WorkItem> SupervisedBy(this IQueryable<WorkItem> items, Actor actor)
    {
        items = items.Where(w => w.Status == WorkItemStatus.Open);
        if (actor.SeesAllBureaus)
            return items;
        var bureau = actor.BureauId;
        if (actor.SupervisesBureau())
            return items.Where(w => w.BureauId == bureau || w.Case!.LeadBureauId == bureau);
        return actor.Is(Roles.DivisionHead) && actor.DivisionId is { } division
            ? items.Where(w => (w.BureauId == bureau && w.DivisionId == division) || (w.Case!.LeadBureauId == bureau && w.Case.DivisionId == division))
            : items.Where(w => false);
    }

    /// <summary>Cases whose figures are the actor's to see: those their bureau leads, or their division handles.</summary>
    public static IQueryable<Case> CountedFor(this IQueryable<Case> cases, Actor actor)
    {
        if (actor.SeesAllBureaus)
            return cases;
        if (actor.SupervisesBureau())
            return cases.Where(c => c.LeadBureauId == actor.BureauId);
        return actor.Is(Roles.DivisionHead) && actor.DivisionId is { } division
            ? cases.Where(c => c.LeadBureauId == actor.BureauId && c.DivisionId == division)
            : cases.Where(c => false);
    }

    /// <summary>The same of the rows that the figures are made of.</summary>
    public static IQueryable<CaseFigure> CountedFor(this IQueryable<CaseFigure> figures, Actor actor)
    {
        if (actor.SeesAllBureaus)
            return figures;
        if (actor.SupervisesBureau())
            return figures.Where(f => f.BureauId == actor.BureauId);
        return actor.Is(Roles.DivisionHead) && actor.DivisionId is { } division
            ? figures.Where(f => f.BureauId == actor.BureauId && f.DivisionId == division)
            : figures.Where(f => false);
    }

    /// <summary>The same of what 核稿 found in submitted versions.</summary>
    public static IQueryable<FindingTally> CountedFor(this IQueryable<FindingTally> rows, Actor actor)
    {
        if (actor.SeesAllBureaus)
            return rows;
        if (actor.SupervisesBureau())
            return rows.Where(t => t.BureauId == actor.BureauId);
        return actor.Is(Roles.DivisionHead) && actor.DivisionId is { } division
            ? rows.Where(t => t.BureauId == actor.BureauId && t.DivisionId == division)
            : rows.Where(t => false);
    }
}
