using System.IO.Compression;

namespace ReplyFlow.Application.Core;

/// <summary>
/// What a workbook may unpack to. A small file can unpack to a huge one, and all its texts are held in memory before the first row is
/// read. It is looked at as bytes, a few kilobytes at a time: no encoding and no attribute hides anything from that.
/// </summary>
internal static class WorkbookLimits
{
    private const long MaxUnpacked = 100 * 1024 * 1024;

    /// <summary>Most tags in all parts together; ten thousand rows of thirty cells have about a million.</summary>
    private const int MaxTags = 2_500_000;

    /// <summary>Most bytes from one tag to the next: Excel's longest cell with every character written as a number.</summary>
    private const int MaxBetweenTags = 32_767 * 8;

    private const string Again = "请把要导入的行复制到新的工作簿，另存为 .xlsx 后再导入。";

    /// <exception cref="InvalidInputException">It unpacks to more than a list needs.</exception>
    /// <exception cref="InvalidDataException">It is damaged.</exception>
    public static void Check(string name, byte[] bytes)
    {
        using var archive = new ZipArchive(new MemoryStream(bytes, writable: false));
        var (buffer, scan) = (new byte[64 * 1024], new Scan(name));
        foreach (var entry in archive.Entries)
        {
            using var part = entry.Open();
            scan.Begin();
            while (part.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false) is > 0 and var read)
                scan.Take(buffer.AsSpan(0, read));
        }
    }

    private sealed class Scan(string name)
    {
        /// <summary>How text begins in which a tag's mark is no tag; no program writes workbooks that way.</summary>
        private static readonly byte[] Section = [.. "<![CDATA["u8];

        private long _unpacked;
        private int _tags;
        private int _between;
        private byte[] _before = [];

        public void Begin() => (_between, _before) = (0, []);

        public void Take(ReadOnlySpan<byte> bytes)
        {
            Refuse((_unpacked += bytes.Length) > MaxUnpacked, $"解压后超过 {MaxUnpacked / 1024 / 1024} MB");
            var edge = bytes[..Math.Min(bytes.Length, Section.Length)];
            Refuse(bytes.IndexOf(Section) >= 0 || ((byte[])[.. _before, .. edge]).AsSpan().IndexOf(Section) >= 0, "不是 Excel、WPS 存的");
            _before = bytes[^Math.Min(bytes.Length, Section.Length)..].ToArray();
            while (bytes.IndexOf((byte)'<') is >= 0 and var at)
            {
                Refuse(++_tags > MaxTags, "里的单元格和格式太多");
                Longer(at);
                _between = 0;
                bytes = bytes[(at + 1)..];
            }
            Longer(bytes.Length);
        }

        private void Longer(int by) => Refuse((_between += by) > MaxBetweenTags, "里有超过 32,767 字的单元格");

        private void Refuse(bool tooMuch, string why)
        {
            if (tooMuch)
                throw new InvalidInputException("File", $"{name}{why}，不能导入。{Again}");
        }
    }
}
