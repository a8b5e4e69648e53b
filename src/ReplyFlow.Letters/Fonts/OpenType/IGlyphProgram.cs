namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>Outlines of a face that can be cut down to the glyphs a document uses.</summary>
internal interface IGlyphProgram
{
    /// <summary>Makes a font program of the given glyphs.</summary>
    /// <param name="glyphs">Glyphs of the face in the order of their new numbers; the first is always .notdef (0). A glyph may come more than once.</param>
    GlyphSubset Subset(IReadOnlyList<int> glyphs);
}
