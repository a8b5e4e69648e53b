using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Word;

namespace ReplyFlow.Application.Drafting;

/// <summary>The letter a draft would become, for the screen.</summary>
/// <param name="Pages">One SVG element a page; empty where the letter cannot be set.</param>
/// <param name="Faces">Keys of the style sheets with the glyphs that the PDF will have.</param>
/// <param name="FirstParagraph">The pages' <c>data-p</c> of the body's first paragraph; the body's paragraphs are numbered on from it.</param>
/// <param name="Notes">What the layout had to do beyond the plain rules, in Chinese.</param>
/// <param name="Problem">Why the letter cannot be set, in Chinese; null when it can.</param>
/// <param name="Findings">What a proofreader would mark, in the order of the text.</param>
public sealed record DraftPages(
    IReadOnlyList<string> Pages, IReadOnlyList<string> Faces, int FirstParagraph, IReadOnlyList<string> Notes, string? Problem,
    IReadOnlyList<DraftFinding> Findings)
{
    /// <summary>What the text cites, in its order; none while the policy library is empty.</summary>
    public IReadOnlyList<DraftCitation> Citations { get; init; } = [];

    /// <summary>The figures and their sources.</summary>
    [JsonIgnore]
    public FigureList Figures { get; init; } = new([], [], []);

    /// <summary>What is to be answered, and what answers it.</summary>
    [JsonIgnore]
    public AskList Asks { get; init; } = new([], []);

    /// <summary>So much of a paragraph is shown where it is named as an answer.</summary>
    private const int Begins = 40;

    /// <summary>The text as printed: what may be named as an answer.</summary>
    [JsonIgnore]
    public string Printed { get; init; } = "";

    /// <summary>Changes when the figures, their sources or their sums do, or what they may come from: the script asks for their list only then.</summary>
    public string FiguresToken => string.Join(' ', Figures.Figures.Select(f => $"{f.Figure.Key}{f.Source?.Id:N}{f.Figure.AddsUp}")
        .Concat(Figures.Lost.Select(l => $"{l.Source.Id:N}{l.Now?.Key}")).Concat(Figures.Quotes.Select(q => $"{q.Id:N}"))
        .Concat(Citations.Select(c => $"{c.PolicyId:N}")));

    /// <summary>The same for the asks and the paragraphs that answer them.</summary>
    public string AsksToken => string.Join(' ', Asks.Asks.Select(a => $"{string.Join(',', a.Named)}/{string.Join(',', a.Likely)}")
        .Append(Fingerprint.Of(string.Join('\n', Printed.Split('\n').Select(l => l.Beginning(Begins))))));

    /// <summary>No pages, and why.</summary>
    public static DraftPages Without(string problem, IReadOnlyList<DraftFinding> findings) => new([], [], 0, [], problem, findings);
}

/// <summary>A draft as a Word file.</summary>
/// <param name="Bytes">The file; empty where it cannot be made.</param>
/// <param name="Name">Its name, in Chinese.</param>
/// <param name="Problem">Why it cannot be made, in Chinese; null when it can.</param>
public sealed record DraftWord(byte[] Bytes, string Name, string? Problem);

/// <summary>Sets what is typed as a letter, without storing anything.</summary>
public sealed class DraftPreview(
    ReplyFlowDb db, DraftQueries drafts, LetterComposer letters, LetterRenderer renderer, CaseProofreader proofreader, TimeProvider time)
{
    /// <summary>Characters of a body above which only errors are looked for: more than 40 printed pages.</summary>
    private const int MaxProofread = 25_000;
    private const int MaxFindings = 200;

    /// <summary>Sets the letter. It is shown as <see cref="LetterToCome"/> says.</summary>
    /// <exception cref="NotFoundException">The actor neither drafts this case nor has drafted it.</exception>
    public async Task<DraftPages> RunAsync(Actor actor, Guid caseId, DraftContent content, CancellationToken ct)
    {
        await drafts.ItemAsync(actor, caseId, ct);
        return await RunAsync(await db.LoadCaseAsync(caseId, ct), await db.WithAnnexesAsync(caseId, content, ct), ct);
    }

    /// <summary>The saved draft as a Word file with the letter's faces, sizes and margins.</summary>
    /// <exception cref="NotFoundException">The actor neither drafts this case nor has drafted it, or nothing is saved.</exception>
    public async Task<DraftWord> WordAsync(Actor actor, Guid caseId, CancellationToken ct)
    {
        await drafts.ItemAsync(actor, caseId, ct);
        var c = await db.LoadCaseAsync(caseId, ct);
        var draft = await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.CaseId == caseId, ct) ?? throw new NotFoundException("还没有保存过草稿。");
        try
        {
            var letter = await letters.ComposeAsync(db, c, draft.Content.Normalised(), null, null, null, ct);
            letter = await letters.WithFilesAsync(db, letter, draft.Content, isPrinted: false, ct);
            var bytes = DocxExport.Write(letter, renderer.Template(letter.Template), renderer.Fonts);
            return new DraftWord(bytes, $"第{c.Suggestion!.Number}号 {letter.Title}（草稿）.docx", null);
        }
        catch (Exception e) when (LetterRenderer.IsProblem(e))
        {
            return new DraftWord([], "", e.Message);
        }
    }

    /// <summary>
    /// Sets the letter of a case that the caller has read for its drafter (with all that <see cref="DraftEditor.Case"/> holds), with the attachments that
    /// the content has.
    /// </summary>
    public async Task<DraftPages> RunAsync(Case c, DraftContent content, CancellationToken ct)
    {
        try
        {
            var letter = await letters.ComposeAsync(db, c, content.Normalised(), null, null, null, ct);
            var found = letter.Body.Length > MaxProofread
                ? new ProofreadLetter(await proofreader.ErrorsAsync(c, letter, ct), [], await BasisAsync(c.Id, ct))
                : await proofreader.CheckAsync(c, letter, ct);
            IReadOnlyList<DraftFinding> findings = [.. Most(found.Findings).Select(DraftFinding.Of)];
            var signatories = await LetterToCome.Signatories(db).Where(u => u.BureauId == c.LeadBureauId).Select(u => u.DisplayName).Take(2).ToListAsync(ct);
            return await SetAsync(LetterToCome.Of(letter, c, time.Today(), signatories), content, findings, ct) with
            {
                Citations = [.. found.Citations.Select(DraftCitation.Of)],
                Figures = FigureList.Of(content.Body, found.Basis),
                Printed = new PrintedBody(content.Body).Text,
                Asks = AskList.Of(c.Suggestion!.Text, content.Body, found.Basis),
            };
        }
        catch (TemplateException e)
        {
            return DraftPages.Without(e.Message, []);
        }
    }

    private async Task<DraftBasis> BasisAsync(Guid caseId, CancellationToken ct) =>
        await db.Drafts.Where(d => d.CaseId == caseId).Select(d => d.Basis).FirstOrDefaultAsync(ct) ?? DraftBasis.Empty;

    /// <summary>As many findings as help somebody, in the order of the text; errors go before warnings where there are more.</summary>
    private static IEnumerable<JudgedFinding> Most(IReadOnlyList<JudgedFinding> found) => found.Count <= MaxFindings
        ? found : found.Index().OrderByDescending(f => f.Item.IsError).Take(MaxFindings).OrderBy(f => f.Index).Select(f => f.Item);

    private async Task<DraftPages> SetAsync(Letter letter, DraftContent content, IReadOnlyList<DraftFinding> findings, CancellationToken ct)
    {
        try
        {
            var document = renderer.Compose(await letters.WithFilesAsync(db, letter, content, isPrinted: false, ct));
            var shown = renderer.Show(document);
            return new DraftPages(shown.Svg, shown.Faces, FirstBodyParagraph(document), document.Notes, null, findings);
        }
        catch (Exception e) when (LetterRenderer.IsProblem(e))
        {
            return DraftPages.Without(e.Message, findings);
        }
    }

    private static int FirstBodyParagraph(PageDocument document) =>
        document.Pages.SelectMany(p => p.Lines).FirstOrDefault(l => l.Kind is LineKind.Body or LineKind.Heading)?.Paragraph ?? 0;
}
