using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Assigning;

/// <summary>交办清单: what a bureau was given of a session.</summary>
public sealed class AssignedQueries(ReplyFlowDb db)
{
    /// <summary>The bureaus that were given something, by name, with how much; a bureau's own people find themselves alone.</summary>
    public async Task<IReadOnlyList<(Guid Id, string Name, int Count)>> BureausAsync(Actor actor, Guid sessionId, CancellationToken ct) =>
        [.. (await (from a in Parts(actor, sessionId) group a by new { a.BureauId, a.Bureau!.ShortName } into b
                    orderby b.Key.ShortName select new { b.Key.BureauId, b.Key.ShortName, Count = b.Count() }).ToListAsync(ct))
            .Select(b => (b.BureauId, b.ShortName, b.Count))];

    /// <summary>What one was given, by its part and number.</summary>
    public async Task<IReadOnlyList<AssignedRow>> ListAsync(Actor actor, Guid sessionId, Guid bureauId, CancellationToken ct)
    {
        var known = db.Cases.KnownTo(actor);
        var rows = await (
            from a in Parts(actor, sessionId).Where(a => a.BureauId == bureauId)
            join c in db.Cases on a.CaseId equals c.Id
            orderby c.Suggestion!.Kind, c.Suggestion!.NumberValue
            select new AssignedRow(
                c.Id, c.Suggestion!.Kind, c.Suggestion.Number, c.Suggestion.Title, c.Suggestion.Class,
                known.Any(k => k.Id == c.Id) ? c.Suggestion.Deputies.Where(d => d.Order == 0).Select(d => d.Deputy!.Name).FirstOrDefault() : null,
                a.Role, c.LeadBureau!.ShortName, a.AssignedOn, a.Due.On, a.Due.Provisional, c.Instruction)).ToListAsync(ct);
        var ids = rows.ConvertAll(r => r.CaseId);
        var helpers = (await db.Assignments.AsNoTracking().Where(Assignment.CoHandles).Where(a => ids.Contains(a.CaseId))
            .Select(a => new { a.CaseId, a.Bureau!.ShortName }).ToListAsync(ct)).ToLookup(a => a.CaseId, a => a.ShortName);
        var masks = await NameMask.ForAsync(db, actor, ids, ct);
        return [.. rows.OrderBy(r => r.Role).Select(r => r with
        {
            Title = masks.GetValueOrDefault(r.CaseId, NameMask.None).Apply(r.Title),
            Instruction = masks.GetValueOrDefault(r.CaseId, NameMask.None).Apply(r.Instruction),
            CoHandlers = string.Join("、", helpers[r.CaseId].Order(StringComparer.Ordinal)),
        })];
    }

    private IQueryable<Assignment> Parts(Actor actor, Guid sessionId)
    {
        var cases = db.Cases.VisibleTo(actor).Where(c => c.Suggestion!.SessionId == sessionId);
        var parts = db.Assignments.AsNoTracking().Where(a => a.EndedAt == null && cases.Any(c => c.Id == a.CaseId));
        return actor.SeesAllBureaus ? parts : parts.Where(a => a.BureauId == actor.BureauId);
    }
}

/// <summary>A line of the list.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Kind">During or off session.</param>
/// <param name="Number">Number, width kept.</param>
/// <param name="Title">Title, as the reader may know it.</param>
/// <param name="Class">Class; may be empty.</param>
/// <param name="Deputy">Lead deputy; null where it is secret and the reader may not know.</param>
/// <param name="Role">The bureau's part.</param>
/// <param name="Lead">主办.</param>
/// <param name="AssignedOn">交办日期, Beijing.</param>
/// <param name="DueOn">By when its part is due; null where it only reads.</param>
/// <param name="DueProvisional">Whether that date is provisional.</param>
/// <param name="Instruction">The dispatcher's words; may be empty.</param>
public sealed record AssignedRow(
    Guid CaseId, SuggestionKind Kind, string Number, string Title, string Class, string? Deputy, AssignmentRole Role, string Lead, DateOnly AssignedOn,
    DateOnly? DueOn, bool DueProvisional, string Instruction)
{
    /// <summary>会办, with 、 between; may be empty.</summary>
    public string CoHandlers { get; init; } = "";
}
