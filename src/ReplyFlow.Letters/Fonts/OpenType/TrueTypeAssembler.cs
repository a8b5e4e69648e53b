namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>Puts subset TrueType tables together: those that ISO 19005 and ISO 32000 9.9 ask of an embedded CIDFontType2.</summary>
internal static class TrueTypeAssembler
{
    /// <param name="face">The face the glyphs come from.</param>
    /// <param name="order">Old glyph number of each new one.</param>
    /// <param name="glyf">The new glyf table.</param>
    /// <param name="offsets">Start of each glyph in it, and its end.</param>
    public static byte[] Assemble(FontFace face, List<int> order, ReadOnlySpan<byte> glyf, List<uint> offsets)
    {
        var head = face.File.Table("head").Span.ToArray();
        head.AsSpan(8, 4).Clear(); // checkSumAdjustment: set below
        (head[50], head[51]) = (0, 1); // long offsets
        var maxp = Numbered(face.File.Table("maxp"), 4, order.Count);
        var hhea = Numbered(face.File.Table("hhea"), 34, order.Count);

        var widths = new BinaryOutput(order.Count * 4);
        var source = face.File.Table("hmtx");
        foreach (var glyph in order)
        {
            widths.U16(face.Width(glyph));
            widths.U16(SideBearing(face, source, glyph));
        }
        var locations = new BinaryOutput(offsets.Count * 4);
        foreach (var offset in offsets) locations.U32(offset);

        var tables = new List<(string Tag, byte[] Bytes)>
        {
            ("glyf", glyf.ToArray()), ("head", head), ("hhea", hhea), ("hmtx", widths.ToArray()),
            ("loca", locations.ToArray()), ("maxp", maxp),
        };
        foreach (var tag in new[] { "cvt ", "fpgm", "prep" })
        {
            if (face.File.Optional(tag) is { Length: > 0 } table) tables.Add((tag, table.Span.ToArray()));
        }
        tables.Sort((a, b) => string.CompareOrdinal(a.Tag, b.Tag));
        return Join(tables);
    }

    private static byte[] Join(List<(string Tag, byte[] Bytes)> tables)
    {
        var output = new BinaryOutput(tables.Sum(t => t.Bytes.Length + 32));
        var power = (int)Math.Log2(tables.Count);
        output.U32(0x00010000);
        output.U16(tables.Count);
        output.U16(16 << power);
        output.U16(power);
        output.U16(tables.Count * 16 - (16 << power));
        var offset = 12 + tables.Count * 16;
        var headAt = 0;
        foreach (var (tag, bytes) in tables)
        {
            if (tag == "head") headAt = offset;
            foreach (var letter in tag) output.U8(letter);
            output.U32(Checksum(bytes));
            output.U32((uint)offset);
            output.U32((uint)bytes.Length);
            offset += bytes.Length + 3 & ~3;
        }
        foreach (var (_, bytes) in tables)
        {
            output.Bytes(bytes);
            output.Pad(4);
        }
        output.PatchU32(headAt + 8, 0xB1B0AFBA - Checksum(output.Span));
        return output.ToArray();
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (var i = 0; i < bytes.Length; i++) sum += (uint)bytes[i] << 8 * (3 - i % 4);
        return sum;
    }

    private static byte[] Numbered(FontBytes table, int offset, int count)
    {
        table.U16(offset);
        var copy = table.Span.ToArray();
        (copy[offset], copy[offset + 1]) = ((byte)(count >> 8), (byte)count);
        return copy;
    }

    private static int SideBearing(FontFace face, FontBytes hmtx, int glyph)
    {
        int full = face.File.Table("hhea").U16(34);
        var place = glyph < full ? glyph * 4 + 2 : full * 4 + (glyph - full) * 2;
        return place + 2 <= hmtx.Length ? hmtx.S16(place) : 0;
    }
}
