using System.Buffers;
using System.Buffers.Binary;

namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>A growing big-endian buffer for font programs. Its memory is lent by the pool: dispose of large ones.</summary>
internal sealed class BinaryOutput(int capacity = 4096) : IDisposable
{
    private byte[] buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public void U8(int value) => Take(1)[0] = (byte)value;

    public void U16(int value) => BinaryPrimitives.WriteUInt16BigEndian(Take(2), (ushort)value);

    public void U32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    public void Pad(int multiple)
    {
        while (Length % multiple != 0) U8(0);
    }

    public void PatchU32(int offset, uint value) => BinaryPrimitives.WriteUInt32BigEndian(buffer.AsSpan(offset, 4), value);

    /// <summary>Takes back what was written behind a position.</summary>
    public void Truncate(int length) => Length = Math.Min(Length, length);

    /// <summary>What has been written; not to be kept beyond <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Memory => buffer.AsMemory(0, Length);

    public ReadOnlySpan<byte> Span => buffer.AsSpan(0, Length);

    public void Dispose()
    {
        if (buffer.Length > 0) ArrayPool<byte>.Shared.Return(buffer);
        (buffer, Length) = ([], 0);
    }

    public byte[] ToArray() => Span.ToArray();

    private Span<byte> Take(int count)
    {
        if (Length + count > buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(buffer.Length * 2, Length + count));
            Span.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(buffer);
            buffer = larger;
        }
        Length += count;
        return buffer.AsSpan(Length - count, count);
    }
}
