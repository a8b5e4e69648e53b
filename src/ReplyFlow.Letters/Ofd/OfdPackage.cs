using System.IO.Compression;

namespace ReplyFlow.Letters.Ofd;

/// <summary>The file's parts, packed in the order they are added; the same parts give the same bytes.</summary>
internal sealed class OfdPackage : IDisposable
{
    private static readonly DateTimeOffset Epoch = new(2000, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly MemoryStream _stream = new();
    private readonly ZipArchive _zip;

    public OfdPackage() => _zip = new ZipArchive(_stream, ZipArchiveMode.Create, leaveOpen: true);

    public void Add(string name, byte[] bytes)
    {
        var entry = _zip.CreateEntry(name, name.EndsWith(".png", StringComparison.Ordinal) ? CompressionLevel.NoCompression : CompressionLevel.Optimal);
        entry.LastWriteTime = Epoch;
        using var target = entry.Open();
        target.Write(bytes);
    }

    /// <summary>Closes the package and gives its bytes.</summary>
    public byte[] Finish()
    {
        _zip.Dispose();
        return _stream.ToArray();
    }

    public void Dispose() => _stream.Dispose();
}
