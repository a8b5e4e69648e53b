namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>Code point → glyph, from the best Unicode subtable (cmap formats 4 and 12).</summary>
internal sealed class CharacterMap
{
    private readonly FontBytes _table;
    private readonly int _format, _count, _glyphCount;

    private CharacterMap(FontBytes table, int format, int count, int glyphCount) =>
        (_table, _format, _count, _glyphCount) = (table, format, count, glyphCount);

    public static CharacterMap Read(SfntFile file, int glyphCount)
    {
        var cmap = file.Table("cmap");
        int best = -1, bestRank = 0;
        for (var i = 0; i < cmap.U16(2); i++)
        {
            var offset = cmap.Size32(4 + i * 8 + 4);
            var rank = Rank(cmap.U16(4 + i * 8), cmap.U16(4 + i * 8 + 2), cmap.U16(offset));
            if (rank > bestRank) (best, bestRank) = (offset, rank);
        }
        if (best < 0) throw cmap.Bad("没有可用的 Unicode 编码");
        var rest = cmap.Slice(best, cmap.Length - best);
        if (rest.U16(0) == 12)
        {
            var groups = rest.Size32(12);
            if (groups > (rest.Length - 16) / 12) throw cmap.Bad("不完整（文件可能被截断）");
            return new CharacterMap(rest, 12, groups, glyphCount);
        }
        var segments = rest.U16(6) / 2;
        if (14 + segments * 8 + 2 > rest.Length) throw cmap.Bad("不完整（文件可能被截断）");
        return new CharacterMap(rest, 4, segments, glyphCount);
    }

    /// <summary>The glyph of a character, or 0 where the font has none.</summary>
    public int Glyph(int codePoint)
    {
        var glyph = _format == 12 ? Glyph12((uint)codePoint) : codePoint <= 0xFFFF ? Glyph4(codePoint) : 0;
        return glyph < _glyphCount ? glyph : 0;
    }

    private static int Rank(int platform, int encoding, int format) => (platform, encoding, format) switch
    {
        (3, 10, 12) => 5,
        (0, _, 12) => 4,
        (3, 1, 4) => 3,
        (0, _, 4) => 2,
        _ => 0,
    };

    private int Glyph12(uint codePoint)
    {
        for (int low = 0, high = _count - 1; low <= high;)
        {
            var middle = (low + high) / 2;
            var group = 16 + middle * 12;
            if (codePoint < _table.U32(group)) high = middle - 1;
            else if (codePoint > _table.U32(group + 4)) low = middle + 1;
            else return (int)Math.Min(_table.U32(group + 8) + (long)(codePoint - _table.U32(group)), int.MaxValue);
        }
        return 0;
    }

    private int Glyph4(int codePoint)
    {
        int ends = 14, starts = 16 + _count * 2, deltas = starts + _count * 2, ranges = deltas + _count * 2;
        int low = 0, high = _count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (_table.U16(ends + middle * 2) < codePoint) low = middle + 1;
            else high = middle;
        }
        if (low == _count || _table.U16(starts + low * 2) > codePoint) return 0;
        int delta = _table.U16(deltas + low * 2), range = _table.U16(ranges + low * 2);
        if (range == 0) return codePoint + delta & 0xFFFF;
        var place = ranges + low * 2 + range + (codePoint - _table.U16(starts + low * 2)) * 2;
        if (place + 2 > _table.Length) return 0;
        var glyph = _table.U16(place);
        return glyph == 0 ? 0 : glyph + delta & 0xFFFF;
    }
}
