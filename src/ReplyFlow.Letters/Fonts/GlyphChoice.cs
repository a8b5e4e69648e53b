using ReplyFlow.Letters.Fonts.OpenType;

namespace ReplyFlow.Letters.Fonts;

/// <summary>The face and glyph chosen for a character.</summary>
internal sealed record GlyphChoice(FontFace Face, int Glyph)
{
    /// <summary>Advance in ems.</summary>
    public double Advance { get; } = (double)Face.Width(Glyph) / Face.UnitsPerEm;
}
