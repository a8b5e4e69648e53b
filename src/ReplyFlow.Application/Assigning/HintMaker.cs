using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Similar;
using ReplyFlow.Application.Suggestions;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Cases;

namespace ReplyFlow.Application.Assigning;

/// <summary>Works hints out, some at a time.</summary>
internal sealed class HintMaker(ReplyFlowDb db, SuggestionIndex index, AssignmentHints hints)
{
    /// <summary>How like each other two must be to be assigned together.</summary>
    private const double SameMatter = 0.5;

    private static readonly string Registered = AuditFact.KindOf<SuggestionRegistered>();

    /// <summary>Works out those of some suggestions.</summary>
    public async Task MakeAsync(IReadOnlyCollection<OpenSuggestion> some, DateOnly today, CancellationToken ct)
    {
        var (suggestions, cases) = (some.Select(s => s.SuggestionId).ToList(), some.Select(s => (Guid?)s.CaseId).ToList());
        var texts = await db.FullTexts.AsNoTracking().Where(t => t.Kind == FullTextKind.Suggestion && suggestions.Contains(t.SourceId))
            .Select(t => new { t.SourceId, t.Text }).ToListAsync(ct);
        var found = await index.NearestAsync(db, texts.ConvertAll(t => t.Text), Proposals.Asked + 1, ct);
        var nearest = texts.Zip(found).ToDictionary(t => t.First.SourceId, t => t.Second.Where(n => n.SuggestionId != t.First.SourceId).ToList());
        var leads = await LeadsAsync([.. nearest.Values.SelectMany(n => n).Select(n => n.SuggestionId).Distinct()], ct);
        var imports = (await db.Audit.AsNoTracking().Where(a => cases.Contains(a.CaseId) && a.Kind == Registered)
            .Select(a => new { a.CaseId, a.Data }).ToListAsync(ct))
            .ToDictionary(a => a.CaseId!.Value, a => AuditFact.Read<SuggestionRegistered>(a.Data).Proposed ?? ProposedBureaus.None);
        foreach (var s in some)
        {
            var near = nearest.GetValueOrDefault(s.SuggestionId, []);
            hints.Put(s.SuggestionId, new AssignmentHint(
                s.TextId, today, imports.GetValueOrDefault(s.CaseId, ProposedBureaus.None),
                [.. near.Where(n => n.Likeness >= SameMatter).Select(n => n.SuggestionId)],
                [
                    .. Proposals.Of(near.Where(n => leads.ContainsKey(n.SuggestionId)).Select(n => (leads[n.SuggestionId], n.Likeness)), SimilarQueries.Because)
                        .Select(p => new Proposal(p.Given.Id, p.Given.Name, p.Share, p.Because)),
                ]));
        }
    }

    /// <summary>Who leads suggestions, where a bureau in use does.</summary>
    private async Task<Dictionary<Guid, (Guid Id, string Name)>> LeadsAsync(List<Guid> suggestions, CancellationToken ct) =>
        (await db.Cases.AsNoTracking()
            .Where(c => suggestions.Contains(c.SuggestionId) && c.LeadBureau!.IsActive && c.Status != CaseStatus.Withdrawn && c.Status != CaseStatus.Registered)
            .Select(c => new { c.SuggestionId, c.LeadBureau!.Id, c.LeadBureau.ShortName }).ToListAsync(ct))
        .DistinctBy(c => c.SuggestionId).ToDictionary(c => c.SuggestionId, c => (c.Id, c.ShortName));
}
