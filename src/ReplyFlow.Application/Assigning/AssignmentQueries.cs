using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Similar;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Assigning;

/// <summary>
/// 批量交办: the suggestions of a session that wait for it, those alike together, with what is proposed. All of a session are looked at in memory
/// for each portion, because who stands beside whom and what is proposed rests on all of them; titles and deputies are read for the portion alone.
/// </summary>
public sealed class AssignmentQueries(ReplyFlowDb db, SuggestionIndex index, AssignmentHints hints, TimeProvider time)
{
    /// <summary>Rows a portion.</summary>
    public const int PageSize = 50;

    private const int HintsAtOnce = 25;

    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(100);

    /// <summary>A portion of the table; where recommendations are still to be worked out, some of them, without rows.</summary>
    /// <exception cref="NotAllowedException">The actor does not dispatch.</exception>
    public async Task<AssignmentTable> TableAsync(Actor actor, AssignmentFilter filter, CancellationToken ct)
    {
        actor.Demand(Roles.Dispatcher);
        var items = db.WorkItems.AsNoTracking().OwedBy(actor).Where(w => w.Kind == StepKinds.Assign);
        var sessions = await (
            from w in items
            group w by new { w.Case!.Suggestion!.Session!.Id, w.Case.Suggestion.Session.Name, w.Case.Suggestion.Session.OpensOn } into s
            orderby s.Key.OpensOn descending
            select new SessionWaiting(s.Key.Id, s.Key.Name, s.Count())).ToListAsync(ct);
        var session = sessions.Exists(s => s.Id == filter.SessionId) ? filter.SessionId : sessions.FirstOrDefault()?.Id;
        var names = await BureauNames.ReadAsync(db, ct);
        var table = new AssignmentTable(session, sessions, 0, 0, 0, [], null, [], [], [.. names.InUse], 0);
        if (session is null)
            return table;
        var open = await items.Where(w => w.Case!.Suggestion!.SessionId == session).Select(w => new OpenSuggestion(
            w.Id, w.CaseId, w.Case!.SuggestionId,
            db.FullTexts.Where(t => t.SourceId == w.Case.SuggestionId && t.Kind == FullTextKind.Suggestion).Select(t => (long?)t.Id).FirstOrDefault() ?? 0,
            w.Case.Suggestion!.Kind, w.Case.Suggestion.Number, w.Case.Suggestion.NumberValue, w.Case.Suggestion.Class, w.Case.LeadBureau!.ShortName))
            .ToListAsync(ct);
        var prepared = await PrepareAsync(open, ct);
        table = table with { Total = open.Count, Prepared = prepared };
        return table.IsPrepared ? await FillAsync(actor, table, open, names, filter, ct) : table;
    }

    /// <summary>Works out what is not known yet, for as long as one answer may take.</summary>
    /// <returns>How many are known.</returns>
    private async Task<int> PrepareAsync(List<OpenSuggestion> open, CancellationToken ct)
    {
        var (today, start) = (time.Today(), time.GetTimestamp());
        var missing = open.Where(s => hints.Find(s.SuggestionId, s.TextId, today) is null).OrderBy(s => s.NumberValue).ToList();
        var (maker, done) = (new HintMaker(db, index, hints), 0);
        foreach (var some in missing.Chunk(HintsAtOnce))
        {
            if (done > 0 && time.GetElapsedTime(start) > Patience)
                break;
            await maker.MakeAsync(some, today, ct);
            done += some.Length;
        }
        return open.Count - missing.Count + done;
    }

    private async Task<AssignmentTable> FillAsync(
        Actor actor, AssignmentTable table, List<OpenSuggestion> open, BureauNames names, AssignmentFilter filter, CancellationToken ct)
    {
        var today = time.Today();
        var known = open.ToDictionary(s => s.SuggestionId, s => hints.Find(s.SuggestionId, s.TextId, today)!);
        var given = (await db.Cases.AsNoTracking()
            .Where(c => c.Suggestion!.SessionId == table.Session && c.LeadBureauId != null)
            .Where(c => c.Status != CaseStatus.Withdrawn && c.Status != CaseStatus.Registered)
            .Select(c => new { c.SuggestionId, c.Suggestion!.Number, Lead = c.LeadBureauId!.Value }).ToListAsync(ct))
            .Where(c => !known.ContainsKey(c.SuggestionId)).DistinctBy(c => c.SuggestionId).ToDictionary(c => c.SuggestionId, c => (c.Number, c.Lead));
        var firsts = AlikeGroups.Of([.. open.OrderBy(s => (s.Kind, s.NumberValue))], s => known[s.SuggestionId].Alike);
        var all = open.ConvertAll(s => AssignmentProposal.RowOf(s, firsts[s.SuggestionId].NumberValue, known[s.SuggestionId], names, given));
        var passed = all.Where(r => (filter.Class.Length == 0 || r.Class == filter.Class) && (filter.BureauId is null || r.ProposedId == filter.BureauId)
            && (filter.Confidence is null || r.Confidence == filter.Confidence) && (!filter.WarnedOnly || r.Warnings.Count > 0)).OrderBy(r => r.Place).ToList();
        var rest = filter.After is { } after ? passed.Where(r => r.Place.CompareTo(after) > 0).ToList() : passed;
        var rows = rest.Take(PageSize).ToList();
        var sizes = passed.CountBy(r => (r.Kind, r.Place.First)).ToDictionary();
        return table with
        {
            Shown = passed.Count,
            Before = passed.Count - rest.Count,
            Rows = await WithTitlesAsync(actor, rows.ConvertAll(r => r with { GroupSize = sizes[(r.Kind, r.Place.First)] }), ct),
            Next = rest.Count > rows.Count ? rows[^1].Place : null,
            Classes = [.. all.Select(r => r.Class).Where(c => c.Length > 0).Distinct().Order(StringComparer.Ordinal)],
            Proposed = [.. names.InUse.Select(b => (b, all.Count(r => r.ProposedId == b.Id))).Where(b => b.Item2 > 0)],
        };
    }

    private async Task<IReadOnlyList<AssignmentRow>> WithTitlesAsync(Actor actor, List<AssignmentRow> rows, CancellationToken ct)
    {
        var ids = rows.ConvertAll(r => r.CaseId);
        var known = db.Cases.KnownTo(actor);
        var read = await db.Cases.AsNoTracking().VisibleTo(actor).Where(c => ids.Contains(c.Id)).Select(c => new
        {
            c.Id,
            c.Suggestion!.Title,
            Lead = known.Any(k => k.Id == c.Id) ? c.Suggestion.Deputies.Where(d => d.Order == 0).Select(d => d.Deputy!.Name).FirstOrDefault() : null,
            Deputies = c.Suggestion.Deputies.Count,
        }).ToDictionaryAsync(c => c.Id, ct);
        var masks = await NameMask.ForAsync(db, actor, ids, ct);
        return rows.ConvertAll(r => r with
        {
            Title = masks.GetValueOrDefault(r.CaseId, NameMask.None).Apply(read[r.CaseId].Title),
            Deputies = read[r.CaseId] is { Lead: { } lead } of ? of.Deputies > 1 ? $"{lead}等{of.Deputies}人" : lead : null,
        });
    }
}
