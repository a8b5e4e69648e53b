using ReplyFlow.Letters.Fonts;

namespace ReplyFlow.Letters.Tests.Support;

/// <summary>Font metrics without a font: every full-width character is one em, Latin has fixed shares of it.</summary>
internal sealed class GridGlyphs : IGlyphSource
{
    /// <summary>Characters that this imaginary font lacks.</summary>
    public HashSet<int> Missing { get; init; } = [];

    public double? Advance(FontRole role, int codePoint) => codePoint switch
    {
        _ when Missing.Contains(codePoint) => null,
        >= '0' and <= '9' => 0.5,
        'i' or 'l' or 'I' or '.' or ',' or ':' or ';' => 0.28,
        'm' or 'w' or 'M' or 'W' => 0.8,
        >= 'A' and <= 'Z' => 0.65,
        < 0x80 => 0.5,
        < 0x250 => 0.55,
        _ => 1.0,
    };
}
