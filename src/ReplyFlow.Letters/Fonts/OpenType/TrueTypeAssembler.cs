using System.Buffers.Binary;

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
            .. _hinting, ("glyf", glyf), ("head", newHead), ("hhea", Numbered(_hhea, 34, order.Count)), ("hmtx", widths.Memory),
            ("loca", locations.Memory), ("maxp", Numbered(_maxp, 4, order.Count)),
        ];
        tables.Sort((a, b) => string.CompareOrdinal(a.Tag, b.Tag));
        Join(output, tables);
    }

    private static void Join(BinaryOutput output, List<(string Tag, ReadOnlyMemory<byte> Bytes)> tables)
    {
        var power = (int)Math.Log2(tables.Count);
        output.U32(0x00010000);
        output.U16(tables.Count);
        output.U16(16 << power);
        output.U16(power);
        output.U16(tables.Count * 16 - (16 << power));
        int offset = 12 + tables.Count * 16, headAt = 0;
        foreach (var (tag, bytes) in tables)
        {
            if (tag == "head") headAt = offset;
            foreach (var letter in tag) output.U8(letter);
            output.U32(Checksum(bytes.Span));
            output.U32((uint)offset);
            output.U32((uint)bytes.Length);
            offset += bytes.Length + 3 & ~3;
        }
        foreach (var (_, bytes) in tables)
        {
            output.Bytes(bytes.Span);
            output.Pad(4);
        }
        output.PatchU32(headAt + 8, 0xB1B0AFBA - Checksum(output.Span));
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (; bytes.Length >= 4; bytes = bytes[4..]) sum += BinaryPrimitives.ReadUInt32BigEndian(bytes);
        for (var i = 0; i < bytes.Length; i++) sum += (uint)bytes[i] << 24 - 8 * i;
        return sum;
    }

    private static byte[] Numbered(FontBytes table, int offset, int count)
    {
        table.U16(offset);
        var copy = table.Span.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(offset), (ushort)count);
        return copy;
    }

    private int SideBearing(int glyph)
    {
        int full = _hhea.U16(34);
        var place = glyph < full ? glyph * 4 + 2 : full * 4 + (glyph - full) * 2;
        return place + 2 <= _metrics.Length ? _metrics.S16(place) : 0;
    }
}
