using System.Globalization;
using System.Xml.Linq;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Pdf;
using ReplyFlow.Letters.Tests.Support;

namespace ReplyFlow.Letters.Tests.Pdf;

/// <summary>Places measured in the painted file by other programs, against the model that was painted.</summary>
public class CoordinateTests
{
    private const double Tolerance = 0.02; // mm

    [Fact]
    public void Every_character_stands_where_the_model_puts_it()
    {
        var document = new SampleDocument().Paragraph(string.Concat(Enumerable.Repeat("投资1.5亿元，增长8%“良好”——见〔2026〕7号。", 40))).Build();
        using var pdf = PdfChecks.Save(PdfPainter.Paint(document, TestFonts.Book));
        for (var i = 0; i < document.Pages.Count; i++)
        {
            var expected = document.Pages[i].Lines.SelectMany(l => l.Runs).SelectMany(Places).ToList();
            var actual = Characters(pdf.Path, i + 1);
            Assert.Equal(expected.Count, actual.Count);
            foreach (var (want, got) in expected.Zip(actual))
            {
                Assert.Equal(want.Character, got.Character);
                Assert.Equal(want.X, got.X, Tolerance);
                Assert.Equal(want.Y, got.Y, Tolerance);
                Assert.Equal(want.Size, got.Size, 0.01);
            }
        }
    }

    [Fact]
    public void Rules_are_drawn_where_the_model_puts_them()
    {
        using var pdf = PdfChecks.Save(PdfPainter.Paint(new SampleDocument().Paragraph("一").Build(), TestFonts.Book));
        var (exit, trace) = Tool.Run("mutool", "trace", pdf.Path);
        Assert.True(exit == 0, trace);
        var path = XDocument.Parse(trace[trace.IndexOf("<document", StringComparison.Ordinal)..]).Descendants("fill_path").Single();
        Assert.Equal("1 0 0", path.Attribute("color")!.Value);
        var corners = path.Elements().Where(e => e.Name != "closepath").Select(e => (X: Number(e, "x") * 25.4 / 72, Y: 297 - Number(e, "y") * 25.4 / 72)).ToList();
        Assert.Equal(28, corners.Min(c => c.X), Tolerance);
        Assert.Equal(184, corners.Max(c => c.X), Tolerance);
        Assert.Equal(100, corners.Min(c => c.Y), Tolerance);
        Assert.Equal(100.4, corners.Max(c => c.Y), Tolerance);
    }

    private static IEnumerable<(string Character, double X, double Y, double Size)> Places(TextRun run) =>
        run.Text.EnumerateRunes().Select((r, i) => (r.ToString(), run.X + run.Offsets[i], run.Baseline, run.SizePt)).Where(p => p.Item1 != " ");

    private static List<(string Character, double X, double Y, double Size)> Characters(string pdf, int page)
    {
        var (exit, output) = Tool.Run("mutool", "draw", "-F", "stext", pdf, page.ToString(CultureInfo.InvariantCulture));
        Assert.True(exit == 0, output);
        var xml = XDocument.Parse(output[output.IndexOf("<?xml", StringComparison.Ordinal)..output.LastIndexOf('>')] + ">");
        return [.. xml.Descendants("char").Where(c => c.Attribute("c")!.Value != " ").Select(c =>
            (c.Attribute("c")!.Value, Number(c, "x") * 25.4 / 72, Number(c, "y") * 25.4 / 72, Number(c.Parent!, "size")))];
    }

    private static double Number(XElement element, string attribute) => double.Parse(element.Attribute(attribute)!.Value, CultureInfo.InvariantCulture);
}
