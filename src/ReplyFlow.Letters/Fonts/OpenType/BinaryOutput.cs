using System.Buffers.Binary;
using ReplyFlow.Letters.Binary;

namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>A growing big-endian buffer for font programs.</summary>
internal sealed class BinaryOutput(int capacity = 4096) : PooledBuffer(capacity)
{
    public void U8(int value) => Take(1)[0] = (byte)value;

    public void U16(int value) => BinaryPrimitives.WriteUInt16BigEndian(Take(2), (ushort)value);

    public void U32(uint value) => BinaryPrimitives.WriteUInt32BigEndian(Take(4), value);

    public void Bytes(ReadOnlySpan<byte> bytes) => bytes.CopyTo(Take(bytes.Length));

    public void Pad(int multiple)
    {
        while (Length % multiple != 0) U8(0);
    }

    public void PatchU32(int offset, uint value) => BinaryPrimitives.WriteUInt32BigEndian(Written(offset, 4), value);
}
