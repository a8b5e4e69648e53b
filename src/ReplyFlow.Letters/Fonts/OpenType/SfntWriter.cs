using System.Buffers.Binary;

namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>Joins tables into a font file (OpenType specification, "Organization of an OpenType Font").</summary>
internal static class SfntWriter
{
    public const uint TrueType = 0x00010000, Cff = 0x4F54544F;

    /// <summary>Writes the file; sets the checksum that the head table carries, which must come cleared.</summary>
    public static void Write(BinaryOutput output, uint version, List<(string Tag, ReadOnlyMemory<byte> Bytes)> tables)
    {
        tables.Sort((a, b) => string.CompareOrdinal(a.Tag, b.Tag));
        var start = output.Length;
        var power = (int)Math.Log2(tables.Count);
        output.U32(version);
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
        output.PatchU32(start + headAt + 8, 0xB1B0AFBA - Checksum(output.Span[start..]));
    }

    /// <summary>A table with another count in it.</summary>
    public static byte[] Numbered(FontBytes table, int offset, int count)
    {
        table.U16(offset);
        var copy = table.Span.ToArray();
        BinaryPrimitives.WriteUInt16BigEndian(copy.AsSpan(offset), (ushort)count);
        return copy;
    }

    private static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        uint sum = 0;
        for (; bytes.Length >= 4; bytes = bytes[4..]) sum += BinaryPrimitives.ReadUInt32BigEndian(bytes);
        for (var i = 0; i < bytes.Length; i++) sum += (uint)bytes[i] << 24 - 8 * i;
        return sum;
    }
}
