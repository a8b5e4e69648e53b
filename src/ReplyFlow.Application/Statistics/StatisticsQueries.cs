using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Statistics;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Statistics;

/// <summary>统计: reads what the figures need to know of each case, in four queries however many cases there are.</summary>
public sealed class StatisticsQueries(ReplyFlowDb db)
{
    /// <summary>One fact a case of those whose figures are the actor's to see. Cases not assigned yet are among them; no figure counts them.</summary>
    /// <remarks>
    /// The category is the newest letter's. A deputy counts with the latest answer; one who gave none counts as 未反馈 once
    /// the case is archived.
    /// </remarks>
    public async Task<IReadOnlyList<CaseFact>> FactsAsync(Actor actor, StatisticsFilter filter, CancellationToken ct)
    {
        var cases = await FilterAsync(actor, filter, ct);
        var rows = await (from c in cases
                          join d in db.Divisions on c.DivisionId equals d.Id into ds
                          from d in ds.DefaultIfEmpty()
                          select new
                          {
                              c.Id,
                              Session = c.Suggestion!.Session!.Name,
                              Bureau = c.LeadBureau!.ShortName,
                              Division = d == null ? null : d.Name,
                              c.Suggestion.Class,
                              c.AssignedOn,
                              DueOn = c.Due.On,
                              c.RepliedOn,
                              c.Status,
                              Met = db.Contacts.Any(x => x.CaseId == c.Id && (x.Channel == ContactChannel.Visit || x.Channel == ContactChannel.Meeting)),
                          }).ToListAsync(ct);
        var categories = (await (from l in db.Letters
                                 join c in cases on l.CaseId equals c.Id
                                 select new { l.CaseId, l.Category, l.IssuedAt, l.DocumentNumber!.Value }).ToListAsync(ct))
            .GroupBy(l => l.CaseId).ToDictionary(g => g.Key, g => g.OrderBy(l => l.IssuedAt).ThenBy(l => l.Value).Last().Category);
        var answers = (await (from f in db.Feedback
                              join c in cases on f.CaseId equals c.Id
                              select new { f.CaseId, f.DeputyId, f.Level, f.Way, f.At, f.Id }).ToListAsync(ct))
            .GroupBy(f => (f.CaseId, f.DeputyId)).ToDictionary(g => g.Key, g => g.OrderBy(f => f.At).ThenBy(f => f.Id).Last());
        var deputies = (await (from c in cases.Where(c => c.RepliedOn != null)
                               from d in c.Suggestion!.Deputies
                               select new { c.Id, d.DeputyId, d.Order }).ToListAsync(ct))
            .OrderBy(d => d.Order).ToLookup(d => d.Id, d => d.DeputyId);
        return [.. rows.Select(r => new CaseFact
        {
            Id = r.Id,
            Session = r.Session,
            Bureau = r.Bureau ?? "未交办",
            Division = r.Division,
            Class = r.Class.Length > 0 ? r.Class : null,
            AssignedOn = r.AssignedOn,
            DueOn = r.DueOn,
            RepliedOn = r.RepliedOn,
            ContactedInPerson = r.Met,
            Category = categories.GetValueOrDefault(r.Id) is { Length: > 0 } category ? category : null,
            Answers = [.. deputies[r.Id]
                .Select(d => answers.TryGetValue((r.Id, d), out var answer) ? Of(answer.Level)
                    : r.Status == CaseStatus.Archived ? Satisfaction.NoAnswer : (Satisfaction?)null)
                .OfType<Satisfaction>()],
            Given = [.. deputies[r.Id].Where(d => answers.ContainsKey((r.Id, d))).Select(d => answers[(r.Id, d)])
                .Select(a => new GivenAnswer(Of(a.Level), Of(a.Way)))],
            Withdrawn = r.Status == CaseStatus.Withdrawn,
        })];
    }

    /// <summary>The session that is held on a day or was held last, or else the first to come; null where there is none.</summary>
    public async Task<string?> CurrentSessionAsync(DateOnly today, CancellationToken ct) =>
        await db.Sessions.Where(s => s.OpensOn <= today).OrderByDescending(s => s.OpensOn).Select(s => s.Name).FirstOrDefaultAsync(ct)
        ?? await db.Sessions.OrderBy(s => s.OpensOn).Select(s => s.Name).FirstOrDefaultAsync(ct);

    /// <summary>The classes that occur in a session, or at all, among the cases whose figures are the actor's to see.</summary>
    public async Task<IReadOnlyList<string>> ClassesAsync(Actor actor, string? session, CancellationToken ct) =>
        await (await FilterAsync(actor, new StatisticsFilter(session), ct)).Select(c => c.Suggestion!.Class).Where(c => c != "").Distinct()
            .OrderBy(c => c).ToListAsync(ct);

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

    /// <summary>By the lists, in which a bureau's cases and a session's stand together.</summary>
    private async Task<IQueryable<Case>> FilterAsync(Actor actor, StatisticsFilter filter, CancellationToken ct)
    {
        var listed = filter.BureauId is { } bureau ? db.ListedFor(actor, bureau) : db.ListedFor(actor);
        if (filter.Session is { } session)
            listed = await listed.OfSessionAsync(db, session, ct);
        var cases = listed.Join(db.Cases.AsNoTracking().CountedFor(actor), l => l.CaseId, c => c.Id, (l, c) => c);
        if (filter.DivisionId is { } division)
            cases = cases.Where(c => c.DivisionId == division);
        if (filter.Class is { } @class)
            cases = cases.Where(c => c.Suggestion!.Class == @class);
        if (filter.From is { } from)
            cases = cases.Where(c => c.AssignedOn >= from);
        if (filter.To is { } to)
            cases = cases.Where(c => c.AssignedOn <= to);
        return cases;
    }

    private static AnswerOrigin Of(FeedbackWay way) => way switch
    {
        FeedbackWay.Link => AnswerOrigin.Link,
        FeedbackWay.PaperLink => AnswerOrigin.PaperLink,
        _ => AnswerOrigin.Entered,
    };

    private static Satisfaction Of(FeedbackLevel level) => level switch
    {
        FeedbackLevel.Satisfied => Satisfaction.Satisfied,
        FeedbackLevel.Basic => Satisfaction.MostlySatisfied,
        _ => Satisfaction.Dissatisfied,
    };
}
