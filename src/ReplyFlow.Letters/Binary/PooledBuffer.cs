using System.Buffers;

namespace ReplyFlow.Letters.Binary;

/// <summary>A growing buffer. Its memory is lent by the pool: dispose of large ones.</summary>
internal abstract class PooledBuffer(int capacity) : IDisposable
{
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    /// <summary>What has been written; not to be kept beyond <see cref="Dispose"/>.</summary>
    public ReadOnlyMemory<byte> Memory => _buffer.AsMemory(0, Length);

    public ReadOnlySpan<byte> Span => _buffer.AsSpan(0, Length);

    public byte[] ToArray() => Span.ToArray();

    /// <summary>Takes back what was written behind a position.</summary>
    public void Truncate(int length) => Length = Math.Min(Length, length);

    public void Dispose()
    {
        if (_buffer.Length > 0) ArrayPool<byte>.Shared.Return(_buffer);
        (_buffer, Length) = ([], 0);
    }

    /// <summary>What stands at a place already, to be written over.</summary>
    protected Span<byte> Written(int offset, int count) => _buffer.AsSpan(offset, count);

    /// <summary>Room for what comes next.</summary>
    protected Span<byte> Take(int count)
    {
        if (Length + count > _buffer.Length)
        {
            var larger = ArrayPool<byte>.Shared.Rent(Math.Max(_buffer.Length * 2, Length + count));
            Span.CopyTo(larger);
            ArrayPool<byte>.Shared.Return(_buffer);
            _buffer = larger;
        }
        Length += count;
        return _buffer.AsSpan(Length - count, count);
    }
}
