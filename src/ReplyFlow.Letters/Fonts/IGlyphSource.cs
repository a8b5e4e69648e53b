namespace ReplyFlow.Letters.Fonts;

/// <summary>What the layout may ask of the fonts: whether a character can be drawn and how wide it is. Layout knows nothing else of font files.</summary>
public interface IGlyphSource
{
    /// <summary>Natural advance of a character in the role's font, or in the fallback that has it, as a fraction of the font size (1.0 = one em).</summary>
    /// <param name="role">The role whose candidates are tried first.</param>
    /// <param name="codePoint">A Unicode scalar value.</param>
    /// <returns>The advance, or null where no font at hand has the character.</returns>
    double? Advance(FontRole role, int codePoint);
}
