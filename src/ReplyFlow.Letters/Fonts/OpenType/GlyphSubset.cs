namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>A subset font program.</summary>
/// <param name="Program">TrueType tables, or a bare CID-keyed CFF.</param>
/// <param name="GlyphCount">Glyphs in it; can be more than were asked for, where glyphs are built from others.</param>
internal sealed record GlyphSubset(byte[] Program, int GlyphCount);
