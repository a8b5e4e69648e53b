using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace ReplyFlow.Application.Archiving;

/// <summary>The zip file of a package, written part by part; each part's hash is taken on the way.</summary>
internal sealed class ArchiveZip(Stream output) : IDisposable
{
    /// <summary>The metadata's name.</summary>
    internal const string Metadata = "metadata.xml";

    /// <summary>The list of all parts' hashes, in the form that sha256sum -c reads.</summary>
    internal const string Manifest = "manifest-sha256.txt";

    private readonly ZipArchive _zip = new(output, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8);
    private readonly StringBuilder _manifest = new();

    /// <summary>Writes a part whose content comes piece by piece.</summary>
    /// <returns>The part with its size and hash.</returns>
    internal async Task<ArchivePart> AddAsync(ArchivePart part, Func<Stream, Task> write)
    {
        await using var entry = await _zip.CreateEntry(part.Path, CompressionLevel.Fastest).OpenAsync();
        await using var hashing = new HashingStream(entry);
        await write(hashing);
        var (size, sha256) = hashing.Finish();
        _manifest.Append(sha256).Append("  ").Append(part.Path).Append('\n');
        return part with { Size = size, Sha256 = sha256 };
    }

    /// <summary>Writes a part.</summary>
    internal Task<ArchivePart> AddAsync(ArchivePart part, byte[] content) => AddAsync(part, s => s.WriteAsync(content, 0, content.Length));

    /// <summary>Writes the metadata, and the list of hashes last.</summary>
    internal async Task FinishAsync(byte[] metadata)
    {
        await AddAsync(new ArchivePart { No = 0, Path = Metadata, Title = "", Responsible = "" }, metadata);
        await using var entry = await _zip.CreateEntry(Manifest).OpenAsync();
        await entry.WriteAsync(Encoding.UTF8.GetBytes(_manifest.ToString()));
    }

    public void Dispose() => _zip.Dispose();

    private sealed class HashingStream(Stream inner) : Stream
    {
        private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        private long _length;

        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => _length;

        public override long Position { get => _length; set => throw new NotSupportedException(); }

        public (long Size, string Sha256) Finish() => (_length, Convert.ToHexStringLower(_hash.GetHashAndReset()));

        public override void Write(byte[] buffer, int offset, int count)
        {
            Note(buffer.AsSpan(offset, count));
            inner.Write(buffer, offset, count);
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            Note(buffer.Span);
            return inner.WriteAsync(buffer, cancellationToken);
        }

        public override Task WriteAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
            WriteAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override void Flush() => inner.Flush();

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            _hash.Dispose();
            base.Dispose(disposing);
        }

        private void Note(ReadOnlySpan<byte> bytes)
        {
            _hash.AppendData(bytes);
            _length += bytes.Length;
        }
    }
}
