using System.Text;
using System.Xml.Linq;
using ReplyFlow.Letters.Pages;
using static ReplyFlow.Letters.Ofd.OfdXml;

namespace ReplyFlow.Letters.Ofd;

/// <summary>Writes a page's content: rules, images, and the text above them, so that a seal never hides what it confirms.</summary>
internal sealed class OfdPagePainter(OfdFonts fonts, OfdImages images, OfdIds ids)
{
    private const double MillimetresPerPoint = 25.4 / 72, LeastAscent = 0.88, LeastDescent = 0.12;

    public XElement Paint(Page page) => E("Page",
        E("Area", E("PhysicalBox", Numbers(0, 0, page.Width, page.Height))),
        E("Content", E("Layer", A("ID", ids.Next()),
            page.Rules.Select(Path), page.Images.Select(Image), page.Lines.SelectMany(l => l.Runs).SelectMany(Texts))));

    private XElement Path(Rule rule)
    {
        string right = Number(rule.Width), bottom = Number(rule.Height);
        return E("PathObject", A("ID", ids.Next()), Box(rule.X, rule.Y, rule.Width, rule.Height), A("Stroke", "false"), A("Fill", "true"),
            Colour(rule.Ink), E("AbbreviatedData", $"M 0 0 L {right} 0 L {right} {bottom} L 0 {bottom} C"));
    }

    private XElement Image(PlacedImage image)
    {
        var resource = images.Embed(image.Png);
        return E("ImageObject", A("ID", ids.Next()), Box(image.X, image.Y, image.Width, image.Height),
            A("CTM", Numbers(image.Width, 0, 0, image.Height, 0, 0)), A("ResourceID", resource));
    }

    /// <summary>
    /// An object for each piece of one face. Readers count a text's characters in UTF-16, so a character beyond the first plane stands
    /// alone, where no distance can be counted wrong.
    /// </summary>
    private IEnumerable<XElement> Texts(TextRun run)
    {
        var pieces = new List<Piece>();
        var index = 0;
        foreach (var rune in run.Text.EnumerateRunes())
        {
            if (index >= run.Offsets.Count)
                throw new ArgumentException($"A run has more characters than offsets: {run.Text}", nameof(run));
            var (font, advance) = fonts.Place(run.Role, rune.Value);
            if (pieces.Count == 0 || pieces[^1].Font != font || pieces[^1].IsSupplementary || !rune.IsBmp)
                pieces.Add(new Piece(font, !rune.IsBmp));
            pieces[^1].Add(rune, run.X + run.Offsets[index++], advance * run.SizePt * MillimetresPerPoint);
        }
        return pieces.Select(piece => Text(run, piece));
    }

    private XElement Text(TextRun run, Piece piece)
    {
        var (face, size) = (piece.Font.Face, run.SizePt * MillimetresPerPoint);
        var ascent = Math.Max((double)face.Ascent / face.UnitsPerEm, LeastAscent) * size;
        var descent = Math.Max(Math.Abs((double)face.Descent) / face.UnitsPerEm, LeastDescent) * size;
        double left = piece.Places[0], top = Math.Round(run.Baseline - ascent, 3);
        // Rounded from the left edge, so that the rounding of the steps never adds up.
        var steps = piece.Places.Select(x => Math.Round(x - left, 3)).ToList();
        return E("TextObject", A("ID", ids.Next()), Box(left, top, piece.Right - left, ascent + descent),
            A("Font", piece.Font.Id), A("Size", Number(size)),
            Colour(run.Ink),
            piece.IsSupplementary ? Glyph(piece) : null,
            E("TextCode", A("X", 0), A("Y", Number(run.Baseline - top)),
                steps.Count > 1 ? A("DeltaX", Numbers(steps.Skip(1).Zip(steps, (next, here) => next - here))) : null,
                new OfdText(piece.Text.ToString())));
    }

    /// <summary>For readers that look each half of a surrogate pair up by itself: the pair is one glyph.</summary>
    private static XElement Glyph(Piece piece) => E("CGTransform", A("CodePosition", 0), A("CodeCount", piece.Text.Length), A("GlyphCount", 1),
        E("Glyphs", piece.Font.Glyph(char.ConvertToUtf32(piece.Text[0], piece.Text[1]))));

    private static XAttribute Box(double x, double y, double width, double height) => A("Boundary", Numbers(x, y, width, height));

    private static XElement Colour(Ink ink) => E("FillColor", A("Value", ink == Ink.Red ? "255 0 0" : "0 0 0"));

    private sealed class Piece(OfdFont font, bool isSupplementary)
    {
        public OfdFont Font => font;

        public bool IsSupplementary => isSupplementary;

        public StringBuilder Text { get; } = new();

        public List<double> Places { get; } = [];

        public double Right { get; private set; }

        public void Add(Rune rune, double x, double width)
        {
            Text.Append(rune.ToString());
            Places.Add(x);
            Right = x + width;
        }
    }
}
