using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Application.Access;

/// <summary>
/// The cases an actor may see (<see cref="Visibility.VisibleTo"/>) as the database lists them, in their order: for lists, which must not
/// look at what they do not show.
/// </summary>
internal static class CaseLists
{
    /// <summary>What the actor may see.</summary>
    public static IQueryable<ListedCase> ListedFor(this ReplyFlowDb db, Actor actor)
    {
        var listed = db.ListOf(actor.SeesAllBureaus ? ListedCase.Everybody : actor.BureauId);
        return actor.SeesCases() ? listed : listed.Where(l => false);
    }

    /// <summary>What of that a bureau leads.</summary>
    public static IQueryable<ListedCase> ListedFor(this ReplyFlowDb db, Actor actor, Guid lead) =>
        (actor.SeesAllBureaus ? db.ListOf(lead) : db.ListedFor(actor)).Where(l => l.Case!.LeadBureauId == lead);

    /// <summary>Those of a session, which stand together.</summary>
    public static async Task<IQueryable<ListedCase>> OfSessionAsync(this IQueryable<ListedCase> listed, ReplyFlowDb db, string name, CancellationToken ct)
    {
        var sameDay = await db.Sessions.AsNoTracking().Where(s => db.Sessions.Any(x => x.Name == name && x.OpensOn == s.OpensOn)).ToListAsync(ct);
        if (sameDay.Find(s => s.Name == name) is not { } session)
            return listed.Where(l => false);
        var first = ListedCase.PlaceOf(session.OpensOn, default, 0);
        var next = first + ListedCase.SessionPlaces;
        listed = listed.Where(l => l.Place >= first && l.Place < next);
        return sameDay.Count == 1 ? listed : listed.Where(l => l.Case!.Suggestion!.SessionId == session.Id);
    }

    private static IQueryable<ListedCase> ListOf(this ReplyFlowDb db, Guid whose) => db.ListedCases.AsNoTracking().Where(l => l.BureauId == whose);
}
