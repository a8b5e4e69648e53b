namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>An INDEX of a CFF table (Adobe Technical Note 5176, section 5): its offsets are held, its objects are read when asked for.</summary>
internal sealed class CffIndex
{
    private readonly CffSource _source;
    private readonly int[] _offsets;
    private readonly long _dataStart;

    private CffIndex(CffSource source, int[] offsets, long dataStart, long end) =>
        (_source, _offsets, _dataStart, End) = (source, offsets, dataStart, end);

    public int Count => _offsets.Length - 1;

    /// <summary>First byte behind the INDEX, from the start of the CFF table.</summary>
    public long End { get; }

    public static CffIndex Read(CffSource source, long start)
    {
        int count = source.Read(start, 2).U16(0);
        if (count == 0) return new CffIndex(source, [0], start + 2, start + 2);
        int size = source.Read(start + 2, 1).U8(0);
        if (size is < 1 or > 4) throw source.Bad("INDEX 的偏移宽度不合理");
        var raw = source.Read(start + 3, (count + 1) * size);
        var dataStart = start + 3 + (count + 1) * size - 1;
        var offsets = new int[count + 1];
        long previous = 1;
        for (var i = 0; i <= count; i++)
        {
            long offset = raw.Unsigned(i * size, size);
            if (offset < previous || dataStart + offset > source.Length || i == 0 && offset != 1)
                throw source.Bad("INDEX 的偏移不合理（文件可能被截断）");
            offsets[i] = (int)(previous = offset);
        }
        return new CffIndex(source, offsets, dataStart, dataStart + previous);
    }

    public FontBytes this[int index] =>
        index >= 0 && index < Count
            ? _source.Read(_dataStart + _offsets[index], _offsets[index + 1] - _offsets[index])
            : throw _source.Bad("引用了不存在的条目");
}
