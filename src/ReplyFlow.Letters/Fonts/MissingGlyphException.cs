namespace ReplyFlow.Letters.Fonts;

/// <summary>A character that no font at hand can draw: refused before anything is issued. The message names it.</summary>
/// <param name="codePoint">The character, a Unicode scalar value or half of a pair.</param>
public sealed class MissingGlyphException(int codePoint)
    : Exception($"{CharacterNames.Describe(codePoint)}没有字体可以显示，请改用其他字，或安装含有该字的字体。");
