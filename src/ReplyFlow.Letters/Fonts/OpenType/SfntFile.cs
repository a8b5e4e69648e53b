using System.Text;

namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>The table directory of one face (OpenType specification, "Organization of an OpenType Font").</summary>
internal sealed class SfntFile
{
    private const uint TrueTypeTag = 0x00010000, AppleTag = 0x74727565, CffTag = 0x4F54544F, CollectionTag = 0x74746366;
    private const int MaximumFaces = 256, MaximumTables = 256;

    private readonly Dictionary<string, (long Offset, long Length)> _tables = [];

    private SfntFile(FontData data, long start, int index)
    {
        (Data, Index) = (data, index);
        var header = data.Read(start, 12, "文件头");
        if (header.U32(0) is not (TrueTypeTag or AppleTag or CffTag))
            throw new FontFormatException(data.Name, "不是 TrueType 或 OpenType 字体");
        var count = header.U16(4);
        if (count is 0 or > MaximumTables) throw new FontFormatException(data.Name, "表目录不合理");
        var directory = data.Read(start + 12, count * 16, "目录");
        for (var i = 0; i < count; i++)
        {
            var tag = Encoding.Latin1.GetString(directory.Span.Slice(i * 16, 4));
            _tables.TryAdd(tag, (directory.U32(i * 16 + 8), directory.U32(i * 16 + 12)));
        }
    }

    public FontData Data { get; }

    /// <summary>Position in a collection; 0 in a single font.</summary>
    public int Index { get; }

    /// <summary>Reads the directories of every face in a file: one, or several in a TrueType collection.</summary>
    public static IReadOnlyList<SfntFile> ReadFaces(FontData data)
    {
        var header = data.Read(0, 12, "文件头");
        if (header.U32(0) != CollectionTag) return [new SfntFile(data, 0, 0)];
        var count = header.U32(8);
        if (count is 0 or > MaximumFaces) throw new FontFormatException(data.Name, "字体集的目录不合理");
        var offsets = data.Read(12, count * 4, "目录");
        return [.. Enumerable.Range(0, (int)count).Select(i => new SfntFile(data, offsets.U32(i * 4), i))];
    }

    /// <summary>The tables there are.</summary>
    public IEnumerable<string> Tags => _tables.Keys;

    public bool Has(string tag) => _tables.ContainsKey(tag);

    /// <summary>Where a table lies in the file, for reading it piecewise.</summary>
    public (long Offset, long Length) Locate(string tag) =>
        _tables.TryGetValue(tag, out var place)
            ? place.Offset + place.Length <= Data.Length ? place
                : throw new FontFormatException(Data.Name, $"{tag.Trim()} 表超出文件末尾（文件可能被截断）")
            : throw new FontFormatException(Data.Name, $"缺少 {tag.Trim()} 表");

    public FontBytes Table(string tag)
    {
        var (offset, length) = Locate(tag);
        return Data.Read(offset, length, tag.Trim());
    }

    /// <summary>A table that may be absent, or null.</summary>
    public FontBytes? Optional(string tag) => Has(tag) ? Table(tag) : null;
}
