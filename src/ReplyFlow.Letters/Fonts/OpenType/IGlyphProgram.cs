namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>Outlines of a face that can be cut down to the glyphs a document uses.</summary>
internal interface IGlyphProgram
{
    /// <summary>Makes a font program of the given glyphs.</summary>
    /// <param name="glyphs">Glyphs of the face in the order of their new numbers; the first is always .notdef (0). A glyph may come more than once.</param>
    /// <param name="output">Takes the program: TrueType tables, or a bare CID-keyed CFF.</param>
    /// <returns>Glyphs in the program; can be more than were asked for, where glyphs are built from others.</returns>
    int Subset(IReadOnlyList<int> glyphs, BinaryOutput output);
}
