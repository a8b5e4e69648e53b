using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Substitutions;

/// <summary>Who may name a substitute for whom.</summary>
public static class SubstitutionRequirements
{
    /// <summary>Whether the actor may do so for other people: the bureau's office for its bureau, the administrator for everybody.</summary>
    public static bool ArrangesSubstitutes(this Actor actor) => actor.Is(Roles.BureauOffice) || actor.Is(Roles.Administrator);

    /// <summary>Whether the actor may do so for a person of a bureau; everybody may for themselves.</summary>
    public static bool MayArrangeFor(this Actor actor, Guid personId, Guid bureauId) =>
        actor.UserId == personId || actor.Is(Roles.Administrator) || (actor.Is(Roles.BureauOffice) && actor.BureauId == bureauId);
}
