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
    /// <summary>One fact a case of those whose figures are the actor's to see. Cases not assigned yet are among them; no figure counts them.</summary>
    /// <remarks>
    /// The category is the newest letter's. A deputy counts with the latest answer; one who gave none counts as 未反馈 once
    /// the case is archived.
    /// </remarks>
    public async Task<IReadOnlyList<CaseFact>> FactsAsync(Actor actor, StatisticsFilter filter, CancellationToken ct)
    {
        var rows = await Filter(actor, filter).Select(f => new
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
        // A few names for many rows: they are read once.
        var sessions = await db.Sessions.ToDictionaryAsync(s => s.Id, s => s.Name, ct);
        var bureaus = await db.Bureaus.Select(b => new { b.Id, b.ShortName }).ToDictionaryAsync(b => b.Id, b => b.ShortName, ct);
        var divisions = await db.Divisions.Select(d => new { d.Id, d.Name }).ToDictionaryAsync(d => d.Id, d => d.Name, ct);
        var answers = new CaseAnswers(await UnconfirmedAsync(ct));
        return [.. rows.Select(r => new CaseFact
        {
            Id = r.CaseId,
            Session = sessions[r.SessionId],
            Bureau = r.BureauId is { } bureau ? bureaus[bureau] : "未交办",
            Division = r.DivisionId is { } division ? divisions.GetValueOrDefault(division) : null,
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

    /// <summary>Which latest answers came by a link to an address that nobody confirmed: of which case, and of which of its deputies in their order.</summary>
    private async Task<IReadOnlySet<(Guid CaseId, int At)>> UnconfirmedAsync(CancellationToken ct)
    {
        var unconfirmed = await db.UnconfirmedLinksAsync(null, ct);
        var found = new HashSet<(Guid, int)>();
        foreach (var links in unconfirmed.Chunk(NameMask.MostIds))
        {
            var cases = await db.Feedback.Where(f => f.LinkId != null && f.VoidedAt == null && links.Contains(f.LinkId.Value))
                .Select(f => f.CaseId).Distinct().ToListAsync(ct);
            var latest = (await db.Feedback.Where(f => cases.Contains(f.CaseId) && f.VoidedAt == null)
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
