using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Passages;

namespace ReplyFlow.Application.Passages;

/// <summary>Who uses which passages, and who keeps them. Common ones are everybody's, a bureau's its people's, a division's its own people's.</summary>
public static class PassageAccess
{
    /// <summary>
    /// Whether the actor writes and deletes what is kept there: in common the government office and the administrator, a bureau's its office,
    /// a division's its head, its drafters and the office.
    /// </summary>
    /// <param name="actor">Who.</param>
    /// <param name="bureauId">The bureau; null for the common ones.</param>
    /// <param name="divisionId">The division; null for the whole bureau's.</param>
    public static bool MayKeepPassages(this Actor actor, Guid? bureauId, Guid? divisionId)
    {
        if (bureauId is null)
            return actor.Is(Roles.Dispatcher) || actor.Is(Roles.Administrator);
        if (actor.BureauId != bureauId)
            return false;
        return actor.Is(Roles.BureauOffice)
            || (divisionId is not null && actor.DivisionId == divisionId && (actor.Is(Roles.DivisionHead) || actor.Is(Roles.Drafter)));
    }

    /// <summary>Whether the actor keeps any: who may read pages to write them.</summary>
    public static bool KeepsPassages(this Actor actor) => actor.MayKeepPassages(null, null)
        || actor.MayKeepPassages(actor.BureauId, null) || actor.MayKeepPassages(actor.BureauId, actor.DivisionId);

    /// <summary>Passages that the actor may use. An office sees those of all divisions of its bureau, because it keeps them.</summary>
    public static IQueryable<StandardPassage> UsableBy(this IQueryable<StandardPassage> passages, Actor actor)
    {
        var (bureau, division, all) = (actor.BureauId, actor.DivisionId, actor.Is(Roles.BureauOffice));
        return passages.Where(p => p.BureauId == null || (p.BureauId == bureau && (p.DivisionId == null || all || p.DivisionId == division)));
    }
}
