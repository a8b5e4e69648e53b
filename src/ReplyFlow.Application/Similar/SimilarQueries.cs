using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Data;
using ReplyFlow.Data.Searching;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Letters.Proofreading;

namespace ReplyFlow.Application.Similar;

/// <summary>
/// 相似建议与以往答复: earlier suggestions like one, among the cases that the reader may see, with what was answered and promised, and from them
/// the bureau and the class to propose.
/// </summary>
public sealed class SimilarQueries(ReplyFlowDb db, SuggestionIndex index)
{
    private const int Looked = 200;
    private const int Shown = 8;

    /// <summary>Less is like it in nothing but common words.</summary>
    private const double Least = 0.06;

    /// <summary>Those like a case's suggestion.</summary>
    /// <exception cref="NotFoundException">There is no such case, or the actor may not see it.</exception>
    public async Task<SimilarFindings> OfCaseAsync(Actor actor, Guid caseId, CancellationToken ct)
    {
        var of = await db.Cases.AsNoTracking().VisibleTo(actor).Where(c => c.Id == caseId)
            .Select(c => new { c.SuggestionId, c.Suggestion!.Title, c.Suggestion.Text }).FirstOrDefaultAsync(ct) ?? throw new NotFoundException();
        return await OfTextAsync(actor, of.Title, of.Text, of.SuggestionId, ct);
    }

    /// <summary>Those like a text.</summary>
    /// <param name="actor">Who reads.</param>
    /// <param name="title">Its title; may be empty.</param>
    /// <param name="body">The text.</param>
    /// <param name="except">A suggestion that is left out: the text's own.</param>
    /// <param name="ct">Cancels the query.</param>
    public async Task<SimilarFindings> OfTextAsync(Actor actor, string title, string body, Guid? except, CancellationToken ct)
    {
        var nearest = (await index.NearestAsync(db, title, body, Looked, ct)).Where(n => n.SuggestionId != except && n.Likeness >= Least).ToList();
        var ids = nearest.ConvertAll(n => n.SuggestionId);
        var known = db.Cases.KnownTo(actor);
        var rows = (await db.Cases.AsNoTracking().VisibleTo(actor).Where(c => ids.Contains(c.SuggestionId) && c.Status != CaseStatus.Withdrawn).Select(c => new
        {
            c.Id,
            c.SuggestionId,
            Session = c.Suggestion!.Session!.Name,
            c.Suggestion.Number,
            c.Suggestion.Title,
            c.Suggestion.Class,
            c.LeadBureauId,
            Bureau = c.LeadBureau!.ShortName,
            IsActive = (bool?)c.LeadBureau.IsActive,
            c.Status,
            MayKnow = known.Any(k => k.Id == c.Id),
        }).ToListAsync(ct)).ToLookup(c => c.SuggestionId);
        var found = nearest.SelectMany(n => rows[n.SuggestionId].Select(c => (Row: c, n.Likeness))).ToList();
        var shown = found.Take(Shown).ToList();
        var replies = await RepliesAsync([.. shown.Where(f => f.Row.MayKnow).Select(f => f.Row.Id)], ct);
        var masks = await NameMask.ForAsync(db, actor, [.. shown.Select(f => f.Row.Id)], ct);
        return new SimilarFindings(
            [
                .. shown.Select(f => new SimilarSuggestion(
                    f.Row.Id, f.Row.Session, f.Row.Number, masks.GetValueOrDefault(f.Row.Id, NameMask.None).Apply(f.Row.Title), f.Likeness,
                    f.Row.Bureau, CaseHead.StatusLabel(f.Row.Status)) { Reply = replies.GetValueOrDefault(f.Row.Id) }),
            ],
            [
                .. Proposals.Of(found.Where(f => f.Row.LeadBureauId is not null && f.Row.IsActive == true)
                    .Select(f => ((Id: f.Row.LeadBureauId!.Value, Name: f.Row.Bureau!), f.Likeness)), Because)
                    .Select(p => new Proposal(p.Given.Id, p.Given.Name, p.Share, p.Because)),
            ],
            [
                .. Proposals.Of(found.Where(f => f.Row.Class.Length > 0).Select(f => (f.Row.Class, f.Likeness)),
                    (c, some, all, likest) => $"最相似的 {all} 件建议中 {some} 件分在“{c}”，最像的相似 {likest * 100:0}%")
                    .Select(p => new Proposal(null, p.Given, p.Share, p.Because)),
            ]);
    }

    /// <summary>Why a bureau is proposed.</summary>
    internal static string Because((Guid Id, string Name) bureau, int some, int all, double likest) =>
        $"最相似的 {all} 件建议中 {some} 件由{bureau.Name}承办，最像的相似 {likest * 100:0}%";

    /// <summary>The latest letter of each case whose number holds.</summary>
    private async Task<IReadOnlyDictionary<Guid, EarlierReply>> RepliesAsync(IReadOnlyCollection<Guid> cases, CancellationToken ct)
    {
        if (cases.Count == 0)
            return new Dictionary<Guid, EarlierReply>();
        var letters = await db.Letters.AsNoTracking().Where(l => cases.Contains(l.CaseId) && l.DocumentNumber!.VoidedAt == null)
            .Select(l => new { l.CaseId, l.Id, l.DocumentNumber!.Text, l.Category, l.IssuedOn, l.IssuedAt, l.LetterJson }).ToListAsync(ct);
        var answers = (await db.Feedback.Counting().AsNoTracking().Where(f => cases.Contains(f.CaseId))
            .Select(f => new { f.LetterId, f.Level }).ToListAsync(ct)).ToLookup(f => f.LetterId, f => f.Level);
        return letters.GroupBy(l => l.CaseId).Select(g => g.MaxBy(l => l.IssuedAt)!).ToDictionary(l => l.CaseId, l => new EarlierReply(
            l.Id, l.Text, l.Category, l.IssuedOn, [.. answers[l.Id].Order().Select(AnswerWords.Of).Distinct()],
            DatedPromises.IsOwedBy(l.Category) ? DatedPromises.In(LetterBody.Of(l.LetterJson), l.IssuedOn) : []));
    }
}
