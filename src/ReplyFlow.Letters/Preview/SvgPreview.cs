using System.Globalization;
using System.Text;
using ReplyFlow.Letters.Pages;

namespace ReplyFlow.Letters.Preview;

/// <summary>The pages as inline SVG for the screen: real, selectable text, every character at its own place.</summary>
public static class SvgPreview
{
    private const double MmPerPoint = 25.4 / 72;
    private const double BarGap = 4;
    private const double BarWidth = 0.9;

    /// <summary>Draws every page; a sealed letter without an image shows where the seal will stand.</summary>
    /// <param name="document">The laid-out document.</param>
    /// <param name="changed">Paragraphs that get a bar beside their lines, because they differ from an earlier version; null for none.</param>
    /// <returns>One <c>svg</c> element a page, class <c>letter-page</c>, user units in mm. Faces are the CSS classes of
    /// <see cref="LetterFaces"/>, which has the fonts for them.</returns>
    public static IReadOnlyList<string> Render(PageDocument document, IReadOnlySet<int>? changed = null)
    {
        var pages = new string[document.Pages.Count];
        for (var i = 0; i < pages.Length; i++)
            pages[i] = RenderPage(document, i, changed);
        return pages;
    }

    private static string RenderPage(PageDocument document, int index, IReadOnlySet<int>? changed)
    {
        var page = document.Pages[index];
        var svg = new StringBuilder(16 * 1024);
        svg.Append(CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"letter-page\" viewBox=\"0 0 {page.Width:0.###} {page.Height:0.###}\"");
        svg.Append(CultureInfo.InvariantCulture, $" role=\"img\" aria-label=\"第 {index + 1} 页，共 {document.Pages.Count} 页\" lang=\"zh-CN\">");
        foreach (var rule in page.Rules)
        {
            Box(svg, "rect", rule.X, rule.Y, rule.Width, rule.Height);
            svg.Append(rule.Ink == Ink.Red ? " class=\"red\"/>" : "/>");
        }
        foreach (var seal in document.Seals.Where(s => s.PageIndex == index).Skip(page.Images.Count))
        {
            svg.Append(CultureInfo.InvariantCulture, $"<circle class=\"seal-place\" cx=\"{seal.CentreX:0.###}\" cy=\"{seal.CentreY:0.###}\"");
            svg.Append(CultureInfo.InvariantCulture, $" r=\"{seal.Diameter / 2:0.###}\"");
            svg.Append(" fill=\"none\" stroke=\"#b5121b\" stroke-width=\"0.3\" stroke-dasharray=\"2 1.5\" opacity=\"0.5\"><title>用印位置</title></circle>");
        }
        foreach (var image in page.Images)
        {
            Box(svg, "image", image.X, image.Y, image.Width, image.Height);
            svg.Append(" href=\"data:image/png;base64,").Append(Convert.ToBase64String(image.Png)).Append("\"><title>");
            Escape(svg, image.AlternativeText);
            svg.Append("</title></image>");
        }
        if (page.Placed is { } placed)
        {
            // The screen has no painter for other people's PDFs; the letter's own PDF shows the page.
            Box(svg, "rect", placed.X, placed.Y, placed.Width, placed.Height);
            svg.Append(" class=\"placed\" fill=\"none\" stroke=\"#888\" stroke-width=\"0.3\"><title>");
            Escape(svg, placed.AlternativeText);
            svg.Append("</title></rect>");
            svg.Append(CultureInfo.InvariantCulture, $"<text class=\"placed-words\" x=\"{placed.X + placed.Width / 2:0.###}\"");
            svg.Append(CultureInfo.InvariantCulture, $" y=\"{placed.Y + placed.Height / 2:0.###}\" text-anchor=\"middle\" font-size=\"4\" fill=\"#555\">");
            svg.Append(CultureInfo.InvariantCulture, $"PDF 第 {placed.PageIndex + 1} 页，原样印在这里</text>");
        }
        foreach (var line in page.Lines)
        {
            if (changed?.Contains(line.Paragraph) == true)
                Bar(svg, line);
            Line(svg, line);
        }
        return svg.Append("</svg>").ToString();
    }

    private static void Box(StringBuilder svg, string element, double x, double y, double width, double height) =>
        svg.Append(CultureInfo.InvariantCulture, $"<{element} x=\"{x:0.###}\" y=\"{y:0.###}\"")
            .Append(CultureInfo.InvariantCulture, $" width=\"{width:0.###}\" height=\"{height:0.###}\"");

    private static void Bar(StringBuilder svg, TextLine line)
    {
        var em = line.Runs[0].SizePt * MmPerPoint;
        Box(svg, "rect", line.Runs.Min(r => r.X) - BarGap, line.Runs[0].Baseline - em, BarWidth, em * 1.2);
        svg.Append(" class=\"changed\"><title>与上一稿不同</title></rect>");
    }

    private static void Line(StringBuilder svg, TextLine line)
    {
        foreach (var run in line.Runs)
        {
            svg.Append("<text class=\"").Append(LetterFaces.Class(run.Role)).Append(run.Ink == Ink.Red ? " red" : "");
            svg.Append(CultureInfo.InvariantCulture, $"\" data-p=\"{line.Paragraph}\" y=\"{run.Baseline:0.###}\"");
            svg.Append(CultureInfo.InvariantCulture, $" font-size=\"{run.SizePt * MmPerPoint:0.####}\" x=\"");
            var first = true;
            // One x a code unit pair: SVG counts UTF-16 units, so the second half of a pair repeats the first's.
            var offset = 0;
            foreach (var rune in run.Text.EnumerateRunes())
            {
                var x = run.X + run.Offsets[offset++];
                for (var k = 0; k < rune.Utf16SequenceLength; k++)
                {
                    if (!first)
                        svg.Append(' ');
                    first = false;
                    svg.Append(CultureInfo.InvariantCulture, $"{x:0.##}");
                }
            }
            svg.Append("\">");
            Escape(svg, run.Text);
            svg.Append("</text>");
        }
    }

    private static void Escape(StringBuilder svg, string text)
    {
        foreach (var c in text)
        {
            switch (c)
            {
                case '&': svg.Append("&amp;"); break;
                case '<': svg.Append("&lt;"); break;
                case '>': svg.Append("&gt;"); break;
                case '"': svg.Append("&quot;"); break;
                case '\'': svg.Append("&#39;"); break;
                case < ' ': svg.Append(' '); break;
                default: svg.Append(c); break;
            }
        }
    }
}
