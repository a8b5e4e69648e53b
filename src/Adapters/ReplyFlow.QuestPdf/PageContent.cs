using QuestPDF.Fluent;
using QuestPDF.Helpers;
using QuestPDF.Infrastructure;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Pages;

namespace ReplyFlow.QuestPdf;

/// <summary>One page as QuestPDF elements, each moved to where the layout put it.</summary>
internal static class PageContent
{
    private static readonly Color OfficialRed = Color.FromHex("#FF0000");

    public static void Compose(IContainer container, Letters.Pages.Page page, FontBook fonts) => container.Layers(layers =>
    {
        layers.PrimaryLayer().Extend();
        foreach (var rule in page.Rules)
            Place(layers.Layer().SemanticIgnore(), rule.X, rule.Y).Width(Mm(rule.Width)).Height(Mm(rule.Height)).Background(ColorOf(rule.Ink));
        foreach (var image in page.Images)
            Place(layers.Layer().SemanticImage(image.AlternativeText), image.X, image.Y)
                .Width(Mm(image.Width)).Height(Mm(image.Height)).Image(image.Png).FitUnproportionally();
        foreach (var paragraph in Paragraphs(page.Lines))
        {
            var marked = Mark(layers.Layer(), paragraph[0]);
            marked.Layers(inner =>
            {
                inner.PrimaryLayer().Extend();
                foreach (var run in paragraph.SelectMany(line => line.Runs))
                    foreach (var segment in Segment.Cut(run, fonts)) Draw(inner.Layer(), run, segment);
            });
        }
    });

    private static void Draw(IContainer layer, TextRun run, Segment segment)
    {
        // A line of text hangs from its font's ascent; the page model gives the baseline.
        var top = run.Baseline - segment.Font.Ascent * run.SizePt * 25.4 / 72;
        Place(layer, segment.X, top).Text(segment.Text)
            .FontFamily(RegisteredFonts.Family(segment.Font)).FontSize((float)run.SizePt).LineHeight(1)
            .LetterSpacing((float)(segment.Spacing * 72 / 25.4 / run.SizePt)).FontColor(ColorOf(run.Ink));
    }

    private static IContainer Place(IContainer container, double x, double y) =>
        container.Unconstrained().OffsetX(Mm(x)).OffsetY(Mm(y));

    private static IContainer Mark(IContainer container, TextLine line) => line.Kind switch
    {
        LineKind.PageNumber => container.SemanticIgnore(),
        LineKind.Title => container.SemanticHeader1(),
        LineKind.Heading => container.SemanticHeader2(),
        _ => container.SemanticParagraph(),
    };

    private static IEnumerable<List<TextLine>> Paragraphs(IReadOnlyList<TextLine> lines)
    {
        for (int start = 0, end; start < lines.Count; start = end)
        {
            for (end = start + 1; end < lines.Count && lines[end].Paragraph == lines[start].Paragraph;) end++;
            yield return [.. lines.Take(start..end)];
        }
    }

    /// <summary>QuestPDF counts in points.</summary>
    private static float Mm(double millimetres) => (float)(millimetres * 72 / 25.4);

    private static Color ColorOf(Ink ink) => ink == Ink.Red ? OfficialRed : Colors.Black;
}
