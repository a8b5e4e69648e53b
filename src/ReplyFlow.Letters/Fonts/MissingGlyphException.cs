namespace ReplyFlow.Letters.Fonts;

/// <summary>A character that no font at hand can draw: refused before anything is issued.</summary>
public sealed class MissingGlyphException(int codePoint, FontRole role)
    : Exception($"{CharacterNames.Describe(codePoint)}没有字体可以显示，请改用其他字，或安装含有该字的字体。")
{
    /// <summary>The character, as a Unicode scalar value.</summary>
    public int CodePoint { get; } = codePoint;

    /// <summary>The role it was wanted in.</summary>
    public FontRole Role { get; } = role;
}
