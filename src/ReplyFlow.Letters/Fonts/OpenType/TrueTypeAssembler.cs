namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>Puts subset TrueType tables together: those that ISO 19005 and ISO 32000 9.9 ask of an embedded CIDFontType2.</summary>
internal sealed class TrueTypeAssembler
{
    private readonly FontFace _face;
    private readonly FontBytes _head, _maxp, _hhea, _metrics;
    private readonly List<(string Tag, ReadOnlyMemory<byte> Bytes)> _hinting = [];

    public TrueTypeAssembler(FontFace face)
    {
        _face = face;
        (_head, _maxp, _hhea, _metrics) = (face.File.Table("head"), face.File.Table("maxp"), face.File.Table("hhea"), face.File.Table("hmtx"));
        if (_head.Length < 54) throw _head.Bad("不完整（文件可能被截断）");
        foreach (var tag in new[] { "cvt ", "fpgm", "prep" })
        {
            if (face.File.Optional(tag) is { Length: > 0 } table) _hinting.Add((tag, table.Memory));
        }
    }

    /// <param name="output">Takes the font.</param>
    /// <param name="order">Old glyph number of each new one.</param>
    /// <param name="glyf">The new glyf table.</param>
    /// <param name="offsets">Start of each glyph in it, and its end.</param>
    public void Assemble(BinaryOutput output, List<int> order, ReadOnlyMemory<byte> glyf, List<uint> offsets)
    {
        var newHead = _head.Span.ToArray();
        newHead.AsSpan(8, 4).Clear(); // checkSumAdjustment: set below
        (newHead[50], newHead[51]) = (0, 1); // long offsets
        using BinaryOutput widths = new(order.Count * 4), locations = new(offsets.Count * 4);
        foreach (var glyph in order)
        {
            widths.U16(_face.Width(glyph));
            widths.U16(SideBearing(glyph));
        }
        foreach (var offset in offsets) locations.U32(offset);
        List<(string Tag, ReadOnlyMemory<byte> Bytes)> tables =
        [
            .. _hinting, ("glyf", glyf), ("head", newHead), ("hhea", SfntWriter.Numbered(_hhea, 34, order.Count)), ("hmtx", widths.Memory),
            ("loca", locations.Memory), ("maxp", SfntWriter.Numbered(_maxp, 4, order.Count)),
        ];
        SfntWriter.Write(output, SfntWriter.TrueType, tables);
    }

    private int SideBearing(int glyph)
    {
        int full = _hhea.U16(34);
        var place = glyph < full ? glyph * 4 + 2 : full * 4 + (glyph - full) * 2;
        return place + 2 <= _metrics.Length ? _metrics.S16(place) : 0;
    }
}
