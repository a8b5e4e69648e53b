namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>FDSelect: which Font DICT each glyph of a CID-keyed font uses (Technical Note 5176, section 19).</summary>
internal static class CffFontDictSelect
{
    public static byte[] Read(CffSource source, long? offset, int glyphs, int dicts)
    {
        var result = new byte[glyphs];
        if (offset is not { } start)
            return dicts == 1 ? result : throw source.Bad("没有 FDSelect");
        switch (source.Read(start, 1).U8(0))
        {
            case 0:
                source.Read(start + 1, glyphs).Span.CopyTo(result);
                break;
            case 3:
                var count = source.Read(start + 1, 2).U16(0);
                var ranges = source.Read(start + 3, count * 3 + 2);
                for (var i = 0; i < count; i++)
                {
                    int first = ranges.U16(i * 3), next = ranges.U16(i * 3 + 3);
                    if (first > next || next > glyphs) throw source.Bad("FDSelect 的范围不合理");
                    result.AsSpan(first, next - first).Fill(ranges.U8(i * 3 + 2));
                }
                break;
            default:
                throw source.Bad("FDSelect 的格式未知");
        }
        return Array.TrueForAll(result, d => d < dicts) ? result : throw source.Bad("FDSelect 指向不存在的 DICT");
    }
}
