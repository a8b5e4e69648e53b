namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>The CFF table of a font file, read piecewise.</summary>
internal sealed class CffSource(FontData data, long start, long length)
{
    public long Length => length;

    public FontBytes Read(long offset, long count) =>
        offset >= 0 && count >= 0 && offset + count <= length
            ? data.Read(start + offset, count, "CFF")
            : throw Bad("不完整（文件可能被截断）");

    public FontFormatException Bad(string problem) => new(data.Name, $"CFF 表{problem}");
}
