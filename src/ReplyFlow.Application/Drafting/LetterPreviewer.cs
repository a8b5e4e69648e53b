using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Data;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Application.Drafting;

/// <summary>A letter as it would be printed.</summary>
/// <param name="Pages">One <c>svg</c> element a page; empty when it cannot be set.</param>
/// <param name="Problem">Why it cannot be set, in Chinese; null when it can.</param>
/// <param name="Findings">What a proofreader would mark, errors first.</param>
public sealed record LetterPreview(IReadOnlyList<string> Pages, string? Problem, IReadOnlyList<JudgedFinding> Findings);

/// <summary>Shows a draft as the letter it would become. The caller has checked that the reader may see the case's drafts.</summary>
public sealed class LetterPreviewer(ReplyFlowDb db, LetterComposer letters, LetterRenderer renderer, CaseProofreader proofreader)
{
    /// <summary>Lays a draft out; with a date, the place of its number is shown as well.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="content">The draft.</param>
    /// <param name="signatory">Who is about to sign; null while nobody is.</param>
    /// <param name="date">成文日期; null while unsigned.</param>
    /// <param name="copies">Who receives a copy; null where they are still to be read.</param>
    /// <param name="ct">Cancels the queries.</param>
    public async Task<LetterPreview> RenderAsync(
        Guid caseId, DraftContent content, string? signatory, DateOnly? date, IReadOnlyList<Bureau>? copies, CancellationToken ct)
    {
        var found = await db.Cases.AsNoTracking().Include(x => x.LeadBureau).Include(x => x.Suggestion!.Session)
            .Include(x => x.Suggestion!.Deputies).ThenInclude(d => d.Deputy).Where(x => x.Id == caseId)
            .Select(x => new
            {
                Case = x,
                Template = db.LetterTemplates.Where(t => t.Profile == x.LeadBureau!.TemplateProfile && t.IsActive)
                    .Select(t => (int?)t.Version).FirstOrDefault(),
            })
            .AsSingleQuery().FirstAsync(ct);
        var c = found.Case;
        var frame = new LetterFrame(
            await renderer.NameAsync(db, c.LeadBureau!.TemplateProfile, found.Template, ct), copies ?? await LetterComposer.CopiesAsync(db, caseId, ct));
        var letter = letters.Compose(frame, c, content, signatory, date);
        IReadOnlyList<JudgedFinding> findings = [.. (await proofreader.CheckAsync(c, letter, ct)).OrderByDescending(f => f.IsError)];
        // Shown only: what is proofread has no number yet, and an empty one is a finding.
        var shown = date is { } day ? letter with { DocumentNumber = DocumentNumber.Blank(c.LeadBureau!.SeriesPrefix, day.Year) } : letter;
        try
        {
            return new LetterPreview(renderer.Preview(shown), null, findings);
        }
        catch (Exception e) when (LetterRenderer.IsProblem(e))
        {
            return new LetterPreview([], e.Message, findings);
        }
    }
}
