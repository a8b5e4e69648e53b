using System.Buffers.Binary;

namespace ReplyFlow.Application.Attachments.Office;

/// <summary>Whether a zip archive fills its file: entry after entry as its directory names them, then the directory, then its end.</summary>
internal static class ZipLayout
{
    /// <summary>Most bytes of the directory of entries, which is held in memory.</summary>
    public const int MostDirectory = 256 * 1024;

    private const int EndLength = 22, EntryLength = 46, LocalLength = 30;

    /// <summary>Asks it.</summary>
    public static async Task<bool> IsWholeAsync(Stream content, CancellationToken ct)
    {
        if (content.Length < EndLength)
            return false;
        var end = await ReadAsync(content, content.Length - EndLength, EndLength, ct);
        var (size, offset) = (Wide(end, 12), Wide(end, 16));
        if (!end.AsSpan(0, 4).SequenceEqual("PK\x05\x06"u8) || Word(end, 20) != 0 || size > MostDirectory || offset + size + EndLength != content.Length)
            return false;
        var entries = Entries(await ReadAsync(content, offset, (int)size, ct));
        if (entries is not { Count: > 0 })
            return false;
        var at = 0L;
        foreach (var entry in entries.OrderBy(e => e.Offset))
        {
            if (entry.Offset != at || entry.Offset + LocalLength + entry.Name.Length > offset)
                return false;
            var local = await ReadAsync(content, entry.Offset, LocalLength + entry.Name.Length, ct);
            if (!local.AsSpan(0, 4).SequenceEqual("PK\x03\x04"u8) || Word(local, 26) != entry.Name.Length
                || !local.AsSpan(LocalLength).SequenceEqual(entry.Name))
                return false;
            at = entry.Offset + local.Length + Word(local, 28) + entry.Size;
            if (entry.HasDescriptor)
                at += await DescriptorAsync(content, at, ct);
        }
        return at == offset;
    }

    /// <summary>The directory's entries; null where it is damaged or of a kind that files of this size do not need.</summary>
    private static List<Entry>? Entries(byte[] directory)
    {
        var found = new List<Entry>();
        for (var at = 0; at < directory.Length;)
        {
            var entry = directory.AsSpan(at);
            if (entry.Length < EntryLength || !entry.StartsWith("PK\x01\x02"u8))
                return null;
            var name = Word(directory, at + 28);
            var length = EntryLength + name + Word(directory, at + 30) + Word(directory, at + 32);
            if (entry.Length < length)
                return null;
            var hasDescriptor = (Word(directory, at + 8) & 8) != 0;
            found.Add(new Entry(Wide(directory, at + 42), Wide(directory, at + 20), entry.Slice(EntryLength, name).ToArray(), hasDescriptor));
            at += length;
        }
        return found;
    }

    /// <summary>Bytes of the sizes that stand behind a content: with or without their mark, in four or eight bytes each.</summary>
    private static async Task<int> DescriptorAsync(Stream content, long at, CancellationToken ct)
    {
        var bytes = await ReadAsync(content, at, (int)Math.Min(28, Math.Max(0, content.Length - at)), ct);
        foreach (var length in new[] { 12, 16, 20, 24 })
            if (length + 4 <= bytes.Length && bytes[length] == 'P' && bytes[length + 1] == 'K' && bytes[length + 2] is 1 or 3)
                return length;
        return 0;
    }

    private static async Task<byte[]> ReadAsync(Stream content, long at, int length, CancellationToken ct)
    {
        var bytes = new byte[length];
        content.Position = at;
        await content.ReadExactlyAsync(bytes, ct);
        return bytes;
    }

    private static int Word(byte[] bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes.AsSpan(at));

    private static long Wide(byte[] bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes.AsSpan(at));

    private sealed record Entry(long Offset, long Size, byte[] Name, bool HasDescriptor);
}
