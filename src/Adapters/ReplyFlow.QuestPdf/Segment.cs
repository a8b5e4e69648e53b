using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Pages;

namespace ReplyFlow.QuestPdf;

/// <summary>Characters of a run that share a font and stand at even distances, so that one text element draws them.</summary>
/// <param name="Text">The characters.</param>
/// <param name="Font">The font that has them.</param>
/// <param name="X">Left edge, mm.</param>
/// <param name="Spacing">What is added to each character's natural advance, mm.</param>
internal sealed record Segment(string Text, FoundFont Font, double X, double Spacing)
{
    /// <summary>Unevenness that is let pass, mm.</summary>
    private const double Tolerance = 0.005;

    /// <summary>Cuts a run into segments.</summary>
    /// <exception cref="MissingGlyphException">A character no font has.</exception>
    public static IEnumerable<Segment> Cut(TextRun run, FontBook fonts)
    {
        var runes = run.Text.EnumerateRunes().ToArray();
        for (int start = 0, end; start < runes.Length; start = end)
        {
            var font = FontOf(start);
            var spacing = start + 1 < runes.Length ? GapBehind(start) : 0;
            for (end = start + 1; end < runes.Length && FontOf(end) == font && Math.Abs(GapBehind(end - 1) - spacing) < Tolerance;) end++;
            yield return new Segment(string.Concat(runes[start..end]), font, run.X + run.Offsets[start], end - start > 1 ? spacing : 0);
        }

        FoundFont FontOf(int i) => fonts.FontFor(run.Role, runes[i].Value) ?? throw new MissingGlyphException(runes[i].Value);

        double GapBehind(int i) =>
            run.Offsets[i + 1] - run.Offsets[i] - fonts.Advance(run.Role, runes[i].Value)!.Value * run.SizePt * 25.4 / 72;
    }
}
