using System.Globalization;
using System.Xml.Linq;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Templates;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Painted;

/// <summary>What MuPDF reads off a painted letter: characters with their origins, and filled rectangles, in mm from the paper's top left corner.</summary>
internal sealed class PaintedPdf : IDisposable
{
    private const double MmPerPoint = 25.4 / 72;

    private readonly TempFile _file;

    private PaintedPdf(byte[] pdf) => _file = PdfChecks.Save(pdf);

    public string Path => _file.Path;

    public static PaintedPdf Of(Letter letter, LetterTemplate template) =>
        new(PdfPainter.Paint(LetterLayout.Compose(letter, template, TestFonts.Book), TestFonts.Book));

    public void Dispose() => _file.Dispose();

    /// <summary>Rows of one page: characters on one baseline, left to right.</summary>
    public List<PaintedRow> Rows(int page)
    {
        var (exit, output) = Tool.Run("mutool", "draw", "-q", "-F", "stext", _file.Path, page.ToString(CultureInfo.InvariantCulture));
        Assert.True(exit == 0, output);
        var chars = XDocument.Parse(Xml(output)).Descendants("char")
            .Select(c => new PaintedChar((string)c.Attribute("c")!, Mm(c, "x"), Mm(c, "y"), Width(c), (double)c.Parent!.Attribute("size")!))
            .Where(c => c.Text.Trim().Length > 0)
            .ToList();
        return [.. chars.GroupBy(c => Math.Round(c.Baseline, 1)).Select(g => new PaintedRow([.. g.OrderBy(c => c.X)])).OrderBy(r => r.Baseline)];
    }

    /// <summary>Filled rectangles of one page, top to bottom: the rules.</summary>
    public List<(double X, double Y, double Width, double Height)> Rules(int page)
    {
        var (exit, output) = Tool.Run("mutool", "trace", _file.Path, page.ToString(CultureInfo.InvariantCulture));
        Assert.True(exit == 0, output);
        var rules = new List<(double, double, double, double)>();
        foreach (var path in XDocument.Parse(Xml(output)).Descendants("fill_path"))
        {
            var points = path.Elements().Where(e => e.Attribute("x") is not null).Select(e => (X: (double)e.Attribute("x")!, Y: (double)e.Attribute("y")!)).ToList();
            var (left, right) = (points.Min(p => p.X), points.Max(p => p.X));
            var (low, high) = (points.Min(p => p.Y), points.Max(p => p.Y));
            rules.Add((left * MmPerPoint, 297 - high * MmPerPoint, (right - left) * MmPerPoint, (high - low) * MmPerPoint));
        }
        return [.. rules.OrderBy(r => r.Item2)];
    }

    /// <summary>The text in the order it was painted, white space removed.</summary>
    public string Text()
    {
        var (exit, output) = Tool.Run("pdftotext", "-raw", "-enc", "UTF-8", _file.Path, "-");
        Assert.True(exit == 0, output);
        return PdfChecks.Dense(output);
    }

    // What the tool says on its error stream comes before or after the document.
    private static string Xml(string output) => output[output.IndexOf("<document", StringComparison.Ordinal)..(output.LastIndexOf("</document>", StringComparison.Ordinal) + 11)];

    private static double Mm(XElement c, string name) => (double)c.Attribute(name)! * MmPerPoint;

    private static double Width(XElement c)
    {
        var quad = ((string)c.Attribute("quad")!).Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture)).ToArray();
        return (quad[2] - quad[0]) * MmPerPoint;
    }
}

/// <summary>One painted character.</summary>
internal sealed record PaintedChar(string Text, double X, double Baseline, double Width, double SizePt)
{
    public double Em => SizePt * 25.4 / 72;

    /// <summary>Top of the em box.</summary>
    public double Top => Baseline - 0.88 * Em;

    public double Bottom => Baseline + 0.12 * Em;

    public double Right => X + Width;
}

/// <summary>The characters of one baseline.</summary>
internal sealed record PaintedRow(IReadOnlyList<PaintedChar> Chars)
{
    public string Text => string.Concat(Chars.Select(c => c.Text));

    public double Baseline => Chars[0].Baseline;

    public double Top => Chars.Min(c => c.Top);

    public double Bottom => Chars.Max(c => c.Bottom);

    public double Left => Chars[0].X;

    public double Right => Chars[^1].Right;

    /// <summary>Where a piece of the row's text begins.</summary>
    public double LeftOf(string piece) => Chars[Index(piece)].X;

    /// <summary>Where a piece of the row's text ends.</summary>
    public double RightOf(string piece) => Chars[Index(piece) + piece.EnumerateRunes().Count() - 1].Right;

    private int Index(string piece)
    {
        var at = Text.IndexOf(piece, StringComparison.Ordinal);
        Assert.True(at >= 0, $"“{piece}” is not in “{Text}”.");
        return Text[..at].EnumerateRunes().Count();
    }
}
