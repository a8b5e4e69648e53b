using System.IO.Compression;
using System.Xml;

namespace ReplyFlow.Letters.Word;

/// <summary>
/// A .docx opened with suspicion: every part is read into memory within limits that are counted while unpacking, whatever the
/// archive claims.
/// </summary>
internal sealed class DocxPackage : IDisposable
{
    internal const long LargestFile = 20 * 1024 * 1024;
    private const int MostEntries = 3000;
    private const int LargestPart = 24 * 1024 * 1024;

    private static readonly XmlReaderSettings Xml = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = LargestPart,
        MaxCharactersFromEntities = 0,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly string _name;
    private readonly ZipArchive _archive;

    internal DocxPackage(byte[] bytes, string name)
    {
        _name = name;
        if (bytes.Length > LargestFile)
            throw Fail("", $"文件有 {bytes.Length:N0} 字节，超过上限 {LargestFile:N0} 字节。");
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw Fail("", "是旧版 .doc 或加了密码的文件，请在 Word/WPS 中另存为不加密的 .docx。");
        if (!bytes.AsSpan().StartsWith("PK"u8))
            throw Fail("", "不是 .docx 文件。");
        try
        {
            _archive = new ZipArchive(new MemoryStream(bytes, writable: false), ZipArchiveMode.Read);
            if (_archive.Entries.Count > MostEntries)
                throw Fail("", $"压缩包里有 {_archive.Entries.Count:N0} 个部件，超过上限 {MostEntries:N0} 个。");
        }
        catch (InvalidDataException e)
        {
            throw Fail("", "文件已损坏，打不开。", e);
        }
    }

    internal IEnumerable<string> Names => _archive.Entries.Select(e => e.FullName);

    internal DocxException Fail(string part, string expected, Exception? inner = null) => new(_name, part, expected, inner);

    /// <summary>Opens a part for reading, or null where the file has none.</summary>
    internal XmlReader? Open(string part)
    {
        var entry = _archive.GetEntry(part);
        return entry is null ? null : XmlReader.Create(new MemoryStream(Unpack(entry), writable: false), Xml);
    }

    private byte[] Unpack(ZipArchiveEntry entry)
    {
        try
        {
            using var source = entry.Open();
            using var target = new MemoryStream();
            var buffer = new byte[64 * 1024];
            for (int read; (read = source.Read(buffer)) > 0;)
            {
                target.Write(buffer, 0, read);
                if (target.Length > LargestPart)
                    throw Fail(entry.FullName, $"解压后超过上限 {LargestPart:N0} 字节。");
            }
            return target.ToArray();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException)
        {
            throw Fail(entry.FullName, "部件已损坏，解不开。", e);
        }
    }

    public void Dispose() => _archive.Dispose();
}
