using System.Buffers.Binary;

namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>A piece of a font file, read big-endian; reading outside it is an error about the file, never a crash.</summary>
internal readonly struct FontBytes(ReadOnlyMemory<byte> memory, string file, string part)
{
    public ReadOnlyMemory<byte> Memory => memory;

    public ReadOnlySpan<byte> Span => memory.Span;

    public int Length => memory.Length;

    public byte U8(int offset) => Need(offset, 1)[0];

    public ushort U16(int offset) => BinaryPrimitives.ReadUInt16BigEndian(Need(offset, 2));

    public short S16(int offset) => BinaryPrimitives.ReadInt16BigEndian(Need(offset, 2));

    public uint U32(int offset) => BinaryPrimitives.ReadUInt32BigEndian(Need(offset, 4));

    public int S32(int offset) => BinaryPrimitives.ReadInt32BigEndian(Need(offset, 4));

    /// <summary>An unsigned 32-bit number that must be usable as an offset or count.</summary>
    public int Size32(int offset) =>
        U32(offset) is var value && value <= int.MaxValue ? (int)value : throw Bad("数值过大");

    /// <summary>An unsigned number of 1 to 4 bytes.</summary>
    public uint Unsigned(int offset, int size)
    {
        uint value = 0;
        foreach (var b in Need(offset, size)) value = value << 8 | b;
        return value;
    }

    public FontBytes Slice(int offset, int length)
    {
        Need(offset, length);
        return new FontBytes(memory.Slice(offset, length), file, part);
    }

    public FontFormatException Bad(string problem) => new(file, $"{part} 表{problem}");

    private ReadOnlySpan<byte> Need(int offset, int length)
    {
        if (offset < 0 || length < 0 || (long)offset + length > memory.Length) throw Bad("不完整（文件可能被截断）");
        return memory.Span.Slice(offset, length);
    }
}
