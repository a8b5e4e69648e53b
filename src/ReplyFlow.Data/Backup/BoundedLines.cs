using System.Buffers;
using System.Security.Cryptography;

namespace ReplyFlow.Data.Backup;

/// <summary>
/// Reads lines of a stream that may be anything: no line, and not the whole of it, is longer than it may be, however small the packed
/// file is that it comes from. Hashes what it reads.
/// </summary>
internal sealed class BoundedLines(Stream stream, long mostBytes) : IDisposable
{
    /// <summary>Most bytes of a line: a letter of the largest size that is accepted, as base64, and room beside it.</summary>
    public const int MostBytes = 64 << 20;

    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly byte[] _bytes = new byte[1 << 16];
    private readonly ArrayBufferWriter<byte> _line = new();
    private int _at;
    private int _end;
    private long _read;

    /// <summary>The next line, until the one after it is asked for; null at the end.</summary>
    /// <exception cref="InvalidDataException">It is longer than any line of a backup.</exception>
    public async ValueTask<ReadOnlyMemory<byte>?> NextAsync(CancellationToken ct)
    {
        _line.ResetWrittenCount();
        while (true)
        {
            var rest = _bytes.AsMemory(_at, _end - _at);
            var end = rest.Span.IndexOf((byte)'\n');
            var part = end < 0 ? rest : rest[..end];
            if (_line.WrittenCount + part.Length > MostBytes)
                throw new InvalidDataException("a line is too long");
            _at += end < 0 ? rest.Length : end + 1;
            if (end >= 0 && _line.WrittenCount == 0)
                return part;
            _line.Write(part.Span);
            if (end >= 0)
                return _line.WrittenMemory;
            if (!await FillAsync(ct))
                return _line.WrittenCount > 0 ? _line.WrittenMemory : default(ReadOnlyMemory<byte>?);
        }
    }

    /// <summary>SHA-256 of all that was read, lower-case hex.</summary>
    public string Sha256() => Convert.ToHexStringLower(_hash.GetHashAndReset());

    /// <inheritdoc />
    public void Dispose() => _hash.Dispose();

    private async Task<bool> FillAsync(CancellationToken ct)
    {
        var count = await stream.ReadAsync(_bytes, ct);
        if ((_read += count) > mostBytes)
            throw new InvalidDataException("there is more than the file says");
        _hash.AppendData(_bytes, 0, count);
        (_at, _end) = (0, count);
        return count > 0;
    }
}
