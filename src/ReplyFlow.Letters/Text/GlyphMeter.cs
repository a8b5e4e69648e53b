using System.Text;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Text;

/// <summary>Asks the fonts once per character and names the character nobody has.</summary>
internal sealed class GlyphMeter(IGlyphSource source)
{
    private readonly Dictionary<(FontRole, int), double> _known = [];

    /// <summary>Natural advance as a share of the em.</summary>
    /// <exception cref="LetterLayoutException">No font has the character.</exception>
    internal double Advance(FontRole role, int codePoint, string field)
    {
        if (_known.TryGetValue((role, codePoint), out var advance))
            return advance;
        advance = source.Advance(role, codePoint) ?? throw new LetterLayoutException(
            field, $"字体中没有字符“{new Rune(codePoint)}”（{TextGuard.Name(codePoint)}），请安装含有此字的字体或改用别的字。");
        _known.Add((role, codePoint), advance);
        return advance;
    }
}
