using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Application.Drafting;

/// <summary>A letter as it would be printed.</summary>
/// <param name="Pages">Its pages; none when it cannot be set.</param>
/// <param name="Letter">What they say.</param>
/// <param name="Problem">Why it cannot be set, in Chinese; null when it can.</param>
/// <param name="Findings">What a proofreader would mark, errors first.</param>
public sealed record LetterPreview(ShownPages Pages, Letter Letter, string? Problem, IReadOnlyList<JudgedFinding> Findings)
{
    /// <summary>What the case's working copy rests on.</summary>
    public DraftBasis Working { get; init; } = DraftBasis.Empty;

    /// <summary>The letter's own attachments, in the order of the letter's.</summary>
    public IReadOnlyList<DraftAnnex> Annexes { get; init; } = [];
}

/// <summary>Shows a draft as the letter it would become. The caller has checked that the reader may see the case's drafts.</summary>
public sealed class LetterPreviewer(ReplyFlowDb db, LetterComposer letters, LetterRenderer renderer, CaseProofreader proofreader, TimeProvider time)
{
    private static readonly PreparedQuery<Func<ReplyFlowDb, Guid, int?, IAsyncEnumerable<ShownCase>>> Shown =
        new(() => EF.CompileAsyncQuery((ReplyFlowDb db, Guid caseId, int? no) => db.Cases.AsNoTracking().Include(x => x.LeadBureau)
            .Include(x => x.Suggestion!.Session).Where(x => x.Id == caseId)
            .Select(x => new ShownCase(
                x,
                db.LetterTemplates.Where(t => t.Profile == x.LeadBureau!.TemplateProfile && t.IsActive).Select(t => (int?)t.Version).FirstOrDefault(),
                // By the key itself, too: else the newest letter of every case there is would be looked for first.
                db.Letters.Where(l => l.CaseId == x.Id && l.CaseId == caseId && db.DraftVersions.Any(v => v.Id == l.DraftVersionId && v.No == no))
                    .OrderByDescending(l => l.Id).Select(l => new ShownLetter(l.Id, l.DocumentNumber!.Text, l.Signatory, l.IssuedOn)).FirstOrDefault(),
                // As LetterToCome.Signatories.
                (from u in db.Users
                 join ur in db.UserRoles on u.Id equals ur.UserId
                 join r in db.Roles on ur.RoleId equals r.Id
                 where u.IsActive && r.Name == Roles.Signatory && u.BureauId == x.LeadBureauId
                 orderby u.Id
                 select u.DisplayName).Take(2).ToList()))
            .AsSingleQuery()));

    private static readonly PreparedQuery<Func<ReplyFlowDb, Guid, IAsyncEnumerable<SuggestionDeputy>>> Deputies =
        new(() => EF.CompileAsyncQuery((ReplyFlowDb db, Guid suggestionId) =>
            db.Set<SuggestionDeputy>().AsNoTracking().Where(d => d.SuggestionId == suggestionId).Include(d => d.Deputy)));

    /// <summary>Lays a draft out as it will be printed; a version that was issued, as it was.</summary>
    /// <param name="caseId">The case.</param>
    /// <param name="content">The draft.</param>
    /// <param name="no">Its version's number; null where it is none.</param>
    /// <param name="signatory">Who is about to sign; null while nobody is.</param>
    /// <param name="date">成文日期; null while unsigned.</param>
    /// <param name="before">An earlier version, from which what differs is marked; null for none.</param>
    /// <param name="copies">Who receives a copy; null where they are still to be read.</param>
    /// <param name="ct">Cancels the queries.</param>
    public async Task<LetterPreview> RenderAsync(
        Guid caseId, DraftContent content, int? no, string? signatory, DateOnly? date, DraftContent? before, IReadOnlyList<Bureau>? copies,
        CancellationToken ct)
    {
        var found = await Shown.Of(db)(db, caseId, no).FirstAsync(ct);
        var c = found.Case;
        // Apart: beside the case SQLite would read the deputies of all suggestions.
        c.Suggestion!.Deputies.AddRange(await Deputies.Of(db)(db, c.SuggestionId).ToListAsync(ct));
        var frame = new LetterFrame(
            await renderer.NameAsync(db, c.LeadBureau!.TemplateProfile, found.Template, ct), copies ?? await LetterComposer.CopiesAsync(db, caseId, ct),
            found.Issued is { } letterIssued ? await db.RecipientsOfAsync(c, letterIssued.Id, ct) : await db.RecipientsAsync(c, ct));
        var letter = letters.Compose(frame, c, content, signatory, date);
        var read = await proofreader.CheckAsync(c, letter, ct);
        IReadOnlyList<JudgedFinding> findings = [.. read.Findings.OrderByDescending(f => f.IsError)];
        var shown = found.Issued is { } issued
            ? letter with { DocumentNumber = issued.Text, Signatories = [issued.Signatory], Date = issued.IssuedOn }
            : LetterToCome.Of(letter, c, date ?? time.Today(), signatory is null ? found.Signatories : [signatory]);
        IReadOnlyList<DraftAnnex> annexes = [.. content.Annexes?.Kept ?? []];
        try
        {
            var document = renderer.Compose(await letters.WithFilesAsync(db, shown, content, isPrinted: false, ct));
            var changed = before is null ? null : ChangedParagraphs.Of(document, before, content);
            return new LetterPreview(renderer.Show(document, changed), shown, null, findings) { Working = read.Basis, Annexes = annexes };
        }
        catch (Exception e) when (LetterRenderer.IsProblem(e))
        {
            return new LetterPreview(ShownPages.None, shown, e.Message, findings) { Working = read.Basis, Annexes = annexes };
        }
    }

    private sealed record ShownCase(Case Case, int? Template, ShownLetter? Issued, List<string> Signatories);

    private sealed record ShownLetter(Guid Id, string Text, string Signatory, DateOnly IssuedOn);
}
