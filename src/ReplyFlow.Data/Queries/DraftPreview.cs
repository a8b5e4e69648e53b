using ReplyFlow.Data.Accounts;
using ReplyFlow.Data.Commands;
using ReplyFlow.Data.Issuing;
using ReplyFlow.Data.Work;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Handling;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Preview;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Data.Queries;

/// <summary>The letter a draft would become, for the screen.</summary>
/// <param name="Pages">One SVG element a page; empty where the letter cannot be set.</param>
/// <param name="FirstParagraph">The pages' <c>data-p</c> of the body's first paragraph; the body's paragraphs are numbered on from it.</param>
/// <param name="Notes">What the layout had to do beyond the plain rules, in Chinese.</param>
/// <param name="Problem">Why the letter cannot be set, in Chinese; null when it can.</param>
public sealed record DraftPages(IReadOnlyList<string> Pages, int FirstParagraph, IReadOnlyList<string> Notes, string? Problem);

/// <summary>Sets what is typed as a letter, without storing anything.</summary>
public sealed class DraftPreview(ReplyFlowDb db, LetterMaker letters, LetterPress press, TimeProvider time)
{
    /// <summary>Sets the letter. The number's place is kept blank and the date is today's.</summary>
    /// <exception cref="NotFoundException">The actor neither drafts this case nor has drafted it.</exception>
    public async Task<DraftPages> RunAsync(Actor actor, Guid caseId, DraftContent content, CancellationToken ct)
    {
        await DraftDesks.ItemAsync(db, actor, caseId, ct);
        return await RunAsync(await DecideWorkItem.LoadAsync(db, caseId, ct), content, ct);
    }

    /// <summary>Sets the letter of a case that the caller has read for its drafter (with all that <see cref="DraftDesk.Case"/> holds).</summary>
    public async Task<DraftPages> RunAsync(Case c, DraftContent content, CancellationToken ct)
    {
        try
        {
            var today = time.Today();
            var number = DocumentNumber.Format(c.LeadBureau!.SeriesPrefix, today.Year, 0).Replace("〕0", "〕　");
            var letter = await letters.ComposeAsync(db, c, content.Normalised(), number, null, today, ct);
            var document = press.Compose(letter);
            return new DraftPages(SvgPreview.Render(document), FirstBodyParagraph(document), document.Notes, null);
        }
        catch (LetterLayoutException e)
        {
            return Refused($"{DraftFields.Label(e.Field)}{e.Expected}");
        }
        catch (Exception e) when (e is MissingGlyphException or TemplateException or FontsMissingException)
        {
            return Refused(e.Message);
        }
    }

    private static DraftPages Refused(string problem) => new([], 0, [], problem);

    private static int FirstBodyParagraph(PageDocument document) =>
        document.Pages.SelectMany(p => p.Lines).FirstOrDefault(l => l.Kind is LineKind.Body or LineKind.Heading)?.Paragraph ?? 0;
}
