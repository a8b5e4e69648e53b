namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>A bounding box in font units.</summary>
internal readonly record struct GlyphBox(int XMin, int YMin, int XMax, int YMax);
