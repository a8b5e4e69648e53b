using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Statistics;

/// <summary>统计: reads what the figures need to know of each case, a short row a case that the database keeps.</summary>
public sealed class StatisticsQueries(ReplyFlowDb db)
{
    /// <summary>Rows read at once for a file.</summary>
    private const int PartSize = 500;

    /// <summary>Most cases with an unconfirmed answer that are read apart from what is counted together.</summary>
    private const int MostApart = 500;

    private const string Unassigned = "未交办";

    /// <summary>One fact a case of those whose figures are the actor's to see. Cases not assigned yet are among them; no figure counts them.</summary>
    /// <remarks>
    /// The category is the newest letter's. A deputy counts with the latest answer; one who gave none counts as 未反馈 once
    /// the case is archived.
    /// </remarks>
    public async Task<IReadOnlyList<CaseFact>> FactsAsync(Actor actor, StatisticsFilter filter, CancellationToken ct) =>
        await FactsAsync(Filter(actor, filter), await UnconfirmedAsync(ct), ct);

    private async Task<IReadOnlyList<CaseFact>> FactsAsync(
        IQueryable<CaseFigure> figures, IReadOnlySet<(Guid CaseId, int At)> unconfirmed, CancellationToken ct)
    {
        var rows = await figures.Select(f => new
        {
            f.CaseId,
            f.SessionId,
            f.BureauId,
            f.DivisionId,
            f.Class,
            f.AssignedOn,
            f.DueOn,
            f.RepliedOn,
            f.IsWithdrawn,
            f.IsArchived,
            f.MetInPerson,
            f.Category,
            f.Answers,
        }).ToListAsync(ct);
        var names = await NamesAsync(ct);
        var answers = new CaseAnswers(unconfirmed);
        return [.. rows.Select(r => new CaseFact
        {
            Id = r.CaseId,
            Session = names.Sessions[r.SessionId],
            Bureau = r.BureauId is { } bureau ? names.Bureaus[bureau] : Unassigned,
            Division = r.DivisionId is { } division ? names.Divisions.GetValueOrDefault(division) : null,
            Class = r.Class.Length > 0 ? r.Class : null,
            AssignedOn = r.AssignedOn,
            DueOn = r.DueOn,
            RepliedOn = r.RepliedOn,
            ContactedInPerson = r.MetInPerson,
            Category = r.Category.Length > 0 ? r.Category : null,
            Answers = answers.Of(r.Answers, r.IsArchived),
            Given = answers.Given(r.CaseId, r.Answers),
            Withdrawn = r.IsWithdrawn,
        })];
    }

    /// <summary>
    /// The same for figures alone: cases that no figure of a breakdown tells apart on a day are counted together by the database, so that as many
    /// facts are read as there are such groups, and not as there are cases.
    /// </summary>
    /// <param name="actor">Whose figures.</param>
    /// <param name="filter">Which cases.</param>
    /// <param name="by">The breakdown; the facts are right for no other.</param>
    /// <param name="today">The day; the facts are right for no other.</param>
    /// <param name="ct">Cancels.</param>
    public async Task<IReadOnlyList<CaseFact>> GroupedAsync(
        Actor actor, StatisticsFilter filter, StatisticsDimension by, DateOnly today, CancellationToken ct)
    {
        var unconfirmed = await UnconfirmedAsync(ct);
        var apart = unconfirmed.Select(u => u.CaseId).Distinct().ToList();
        if (apart.Count > MostApart)
            return await FactsAsync(Filter(actor, filter), unconfirmed, ct);
        var figures = Filter(actor, filter);
        var (bySession, byBureau, byDivision, byClass, byMonth) = (by == StatisticsDimension.Session, by == StatisticsDimension.Bureau,
            by == StatisticsDimension.Division, by == StatisticsDimension.Class, by == StatisticsDimension.AssignedMonth);
        var together = apart.Count == 0 ? figures : figures.Where(f => !apart.Contains(f.CaseId));
        var groups = await together.Where(f => f.AssignedOn <= today).GroupBy(f => new
        {
            Session = bySession ? (Guid?)f.SessionId : null,
            Bureau = byBureau || byDivision ? f.BureauId : null,
            Division = byDivision ? f.DivisionId : null,
            Class = byClass ? f.Class : "",
            Year = byMonth ? f.AssignedOn!.Value.Year : 0,
            Month = byMonth ? f.AssignedOn!.Value.Month : 0,
            IsReplied = f.RepliedOn <= today,
            IsLate = f.DueOn < (f.RepliedOn <= today ? f.RepliedOn : today),
            f.IsWithdrawn,
            f.IsArchived,
            f.MetInPerson,
            f.Category,
            f.Answers,
        }).Select(g => new { g.Key, Count = g.Count() }).ToListAsync(ct);
        var names = await NamesAsync(ct);
        var answers = new CaseAnswers(new HashSet<(Guid, int)>());
        List<CaseFact> facts = [.. groups.Select(g => new CaseFact
        {
            Id = Guid.Empty,
            Count = g.Count,
            Session = g.Key.Session is { } session ? names.Sessions[session] : "",
            Bureau = g.Key.Bureau is { } bureau ? names.Bureaus[bureau] : Unassigned,
            Division = g.Key.Division is { } division ? names.Divisions.GetValueOrDefault(division) : null,
            Class = g.Key.Class.Length > 0 ? g.Key.Class : null,
            AssignedOn = byMonth ? new DateOnly(g.Key.Year, g.Key.Month, 1) : today,
            // What figures ask of these days is whether they have passed and whether one is behind the other.
            RepliedOn = g.Key.IsReplied ? today : null,
            DueOn = g.Key.IsLate ? today.AddDays(-1) : null,
            ContactedInPerson = g.Key.MetInPerson,
            Category = g.Key.Category.Length > 0 ? g.Key.Category : null,
            Answers = answers.Of(g.Key.Answers, g.Key.IsArchived),
            Given = answers.Given(Guid.Empty, g.Key.Answers),
            Withdrawn = g.Key.IsWithdrawn,
        })];
        if (apart.Count > 0)
            facts.AddRange(await FactsAsync(figures.Where(f => apart.Contains(f.CaseId)), unconfirmed, ct));
        return facts;
    }

    /// <summary>A few names for many rows: they are read once.</summary>
    private async Task<(Dictionary<Guid, string> Sessions, Dictionary<Guid, string> Bureaus, Dictionary<Guid, string> Divisions)> NamesAsync(
        CancellationToken ct) => (
        await db.Sessions.Select(s => new { s.Id, s.Name }).ToDictionaryAsync(s => s.Id, s => s.Name, ct),
        await db.Bureaus.Select(b => new { b.Id, b.ShortName }).ToDictionaryAsync(b => b.Id, b => b.ShortName, ct),
        await db.Divisions.Select(d => new { d.Id, d.Name }).ToDictionaryAsync(d => d.Id, d => d.Name, ct));

    /// <summary>Which latest answers came by a link to an address that nobody confirmed: of which case, and of which of its deputies in their order.</summary>
    private async Task<IReadOnlySet<(Guid CaseId, int At)>> UnconfirmedAsync(CancellationToken ct)
    {
        var unconfirmed = await db.UnconfirmedLinksAsync(null, ct);
        var found = new HashSet<(Guid, int)>();
        foreach (var links in unconfirmed.Chunk(NameMask.MostIds))
        {
            var cases = await db.Feedback.Heard().Where(f => f.LinkId != null && f.VoidedAt == null && links.Contains(f.LinkId.Value))
                .Select(f => f.CaseId).Distinct().ToListAsync(ct);
            var latest = (await db.Feedback.Heard().Where(f => cases.Contains(f.CaseId) && f.VoidedAt == null)
                .Select(f => new { f.CaseId, f.DeputyId, f.LinkId, f.At, f.Id }).ToListAsync(ct))
                .GroupBy(f => (f.CaseId, f.DeputyId)).ToDictionary(g => g.Key, g => g.OrderBy(f => f.At).ThenBy(f => f.Id).Last().LinkId);
            var deputies = await db.Cases.Where(c => cases.Contains(c.Id))
                .Select(c => new { c.Id, Deputies = c.Suggestion!.Deputies.OrderBy(d => d.Order).Select(d => d.DeputyId).ToList() }).ToListAsync(ct);
            found.UnionWith(from c in deputies
                            from d in c.Deputies.Index()
                            where latest.GetValueOrDefault((c.Id, d.Item)) is { } link && unconfirmed.Contains(link)
                            select (c.Id, d.Index));
        }
        return found;
    }

    /// <summary>The session that is held on a day or was held last, or else the first to come; null where there is none.</summary>
    public async Task<string?> CurrentSessionAsync(DateOnly today, CancellationToken ct) =>
        await db.Sessions.Where(s => s.OpensOn <= today).OrderByDescending(s => s.OpensOn).Select(s => s.Name).FirstOrDefaultAsync(ct)
        ?? await db.Sessions.OrderBy(s => s.OpensOn).Select(s => s.Name).FirstOrDefaultAsync(ct);

    /// <summary>The classes that occur in a session, or at all, among the cases whose figures are the actor's to see.</summary>
    public async Task<IReadOnlyList<string>> ClassesAsync(Actor actor, string? session, CancellationToken ct) =>
        await Filter(actor, new StatisticsFilter(session)).Select(f => f.Class).Where(c => c != "").Distinct().OrderBy(c => c).ToListAsync(ct);

    /// <summary>The same for a file, part by part.</summary>
    public async IAsyncEnumerable<StatisticsCase> DescribeAllAsync(
        Actor actor, IReadOnlyList<MeasuredCase> counted, [EnumeratorCancellation] CancellationToken ct)
    {
        foreach (var some in counted.Chunk(PartSize))
            foreach (var row in await DescribeAsync(actor, some, ct))
                yield return row;
    }

    /// <summary>What a figure counted, with what a list shows of it; in the same order.</summary>
    public async Task<IReadOnlyList<StatisticsCase>> DescribeAsync(Actor actor, IReadOnlyList<MeasuredCase> counted,
        CancellationToken ct)
    {
        var ids = counted.Select(m => m.Fact.Id).Distinct().ToList();
        var heads = new Dictionary<Guid, (string Number, SuggestionKind Kind, string Title, bool DueProvisional)>();
        foreach (var some in ids.Chunk(NameMask.MostIds))
            foreach (var c in await db.Cases.AsNoTracking().CountedFor(actor).Where(c => some.Contains(c.Id))
                .Select(c => new { c.Id, c.Suggestion!.Number, c.Suggestion.Kind, c.Suggestion.Title, DueProvisional = c.Due.Provisional }).ToListAsync(ct))
                heads[c.Id] = (c.Number, c.Kind, c.Title, c.DueProvisional);
        var masks = await NameMask.ForAsync(db, actor, ids, ct);
        return [.. counted.Select(m =>
        {
            var head = heads[m.Fact.Id];
            return new StatisticsCase(m.Fact, m.Answer, head.Number, head.Kind,
                masks.TryGetValue(m.Fact.Id, out var mask) ? mask.Apply(head.Title) : head.Title, head.DueProvisional);
        })];
    }

    private IQueryable<CaseFigure> Filter(Actor actor, StatisticsFilter filter)
    {
        var figures = db.CaseFigures.AsNoTracking().CountedFor(actor);
        if (filter.Session is { } session)
            figures = figures.Where(f => db.Sessions.Where(s => s.Name == session).Select(s => s.Id).Contains(f.SessionId));
        if (filter.BureauId is { } bureau)
            figures = figures.Where(f => f.BureauId == bureau);
        if (filter.DivisionId is { } division)
            figures = figures.Where(f => f.DivisionId == division);
        if (filter.Class is { } @class)
            figures = figures.Where(f => f.Class == @class);
        if (filter.From is { } from)
            figures = figures.Where(f => f.AssignedOn >= from);
        if (filter.To is { } to)
            figures = figures.Where(f => f.AssignedOn <= to);
        return figures;
    }
}
