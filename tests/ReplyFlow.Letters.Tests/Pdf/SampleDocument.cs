using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Tests.Fonts;

namespace ReplyFlow.Letters.Tests.Pdf;

/// <summary>Builds page models by hand, so that the painter is tested without the layout.</summary>
internal sealed class SampleDocument
{
    public const double Cell = 156.0 / 28, LinePitch = 225.0 / 22, Left = 28, Top = 37, SizePt = 15.75, FirstBaseline = Top + 7.5;

    private readonly List<List<TextLine>> _pages = [[]];
    private readonly List<OutlineEntry> _outline = [];
    private readonly List<PlacedImage> _images = [];
    private int _paragraph;

    public string Title { get; init; } = "关于样张第0001号建议的复函";

    public bool NumberPages { get; init; } = true;

    /// <summary>Adds a paragraph, 28 cells a line, starting new pages as needed.</summary>
    public SampleDocument Paragraph(string text, FontRole role = FontRole.FangSong, LineKind kind = LineKind.Body, Ink ink = Ink.Black, double size = SizePt)
    {
        var runes = text.EnumerateRunes().ToArray();
        foreach (var chunk in runes.Chunk(28))
        {
            if (_pages[^1].Count == 22) _pages.Add([]);
            var baseline = Top + _pages[^1].Count * LinePitch + 7.5;
            if (kind == LineKind.Heading && chunk[0] == runes[0])
                _outline.Add(new OutlineEntry(text.StartsWith('（') ? 2 : 1, text, _pages.Count - 1, baseline - 6));
            double[] offsets = [.. Enumerable.Range(0, chunk.Length).Select(i => i * Cell)];
            var run = new TextRun(string.Concat(chunk), role, size, Left, baseline, offsets, chunk.Length * Cell, ink);
            _pages[^1].Add(new TextLine(kind, _paragraph, [run]));
        }
        _paragraph++;
        return this;
    }

    public SampleDocument Image(PlacedImage image)
    {
        _images.Add(image);
        return this;
    }

    public PageDocument Build() => new(
        [.. _pages.Select((lines, i) => new Page(210, 297, NumberPages ? [.. lines, Number(i + 1)] : lines, [new Rule(Left, 100, 156, 0.4, Ink.Red)], i == 0 ? [.. _images] : []))],
        new DocumentInfo(Title, "样板市工业和信息化局", "样板市第一届人大一次会议第0001号", new DateTimeOffset(2026, 3, 5, 9, 30, 0, TimeSpan.FromHours(8))),
        _outline, []);

    private static TextLine Number(int number)
    {
        var text = $"— {number} —";
        var offsets = new List<double>();
        double width = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            offsets.Add(width);
            width += TestFonts.Book.Advance(FontRole.Song, rune.Value)!.Value * 14 / 72 * 25.4;
        }
        return new TextLine(LineKind.PageNumber, -1, [new TextRun(text, FontRole.Song, 14, 150, 273, offsets, width, Ink.Black)]);
    }
}
