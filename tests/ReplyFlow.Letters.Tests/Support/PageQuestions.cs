using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Tests.Support;

/// <summary>Questions tests ask of pages.</summary>
internal static class PageQuestions
{
    public static string Text(this TextLine line) => string.Concat(line.Runs.Select(r => r.Text));

    public static List<TextLine> Of(this Page page, params LineKind[] kinds) => [.. page.Lines.Where(l => kinds.Contains(l.Kind))];

    public static List<TextLine> Of(this PageDocument document, params LineKind[] kinds) => [.. document.Pages.SelectMany(p => p.Of(kinds))];

    /// <summary>主送, headings and body: the lines that count against the page's 22.</summary>
    public static List<TextLine> Flow(this Page page) => page.Of(LineKind.Addressee, LineKind.Heading, LineKind.Body, LineKind.AttachmentNote);

    public static double Left(this TextLine line) => line.Runs.Min(r => r.X);

    public static double Right(this TextLine line) => line.Runs.Max(r => r.X + r.Width);

    public static double Baseline(this TextLine line) => line.Runs[0].Baseline;

    /// <summary>Top of the em box.</summary>
    public static double Top(this TextLine line) => line.Runs.Min(r => r.Baseline - 0.88 * r.SizePt * 25.4 / 72);

    /// <summary>Bottom of the em box.</summary>
    public static double Bottom(this TextLine line) => line.Runs.Max(r => r.Baseline + 0.12 * r.SizePt * 25.4 / 72);

    public static string WithoutSpaces(string text) => string.Concat(text.Where(c => !char.IsWhiteSpace(c)));
}
