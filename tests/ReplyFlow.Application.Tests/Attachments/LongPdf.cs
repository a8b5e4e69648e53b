namespace ReplyFlow.Application.Tests.Attachments;

/// <summary>A PDF of any length that is nowhere stored; counts how many bytes of it were read, and how many at once.</summary>
internal sealed class LongPdf(long length) : Stream
{
    public long BytesRead { get; private set; }

    public int MostAtOnce { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override int Read(Span<byte> buffer)
    {
        MostAtOnce = Math.Max(MostAtOnce, buffer.Length);
        var count = (int)Math.Min(buffer.Length, length - Position);
        buffer[..count].Clear();
        Put("%PDF-1.4\n"u8, 0, buffer[..count]);
        Put("%%EOF"u8, length - 5, buffer[..count]);
        Position += count;
        BytesRead += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => new(Read(buffer.Span));

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        Task.FromResult(Read(buffer.AsSpan(offset, count)));

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void Flush() => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    private void Put(ReadOnlySpan<byte> text, long at, Span<byte> buffer)
    {
        for (var i = 0; i < text.Length; i++)
            if (at + i >= Position && at + i < Position + buffer.Length)
                buffer[(int)(at + i - Position)] = text[i];
    }
}
