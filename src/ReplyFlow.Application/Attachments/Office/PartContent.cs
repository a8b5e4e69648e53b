namespace ReplyFlow.Application.Attachments.Office;

/// <summary>What a part that is not XML is, by how it begins.</summary>
internal static class PartContent
{
    /// <summary>As many bytes as are looked at.</summary>
    public const int Head = 64;

    private static readonly byte[][] Pictures =
    [
        [0x89, 0x50, 0x4E, 0x47], [0xFF, 0xD8, 0xFF], [.. "GIF8"u8], [.. "BM"u8], [.. "II*\0"u8], [.. "MM\0*"u8], [.. "II"u8, 0xBC],
        [0xD7, 0xCD, 0xC6, 0x9A], [1, 0, 9, 0], [2, 0, 9, 0], [0, 0, 1, 0],
    ];

    private static readonly byte[][] Containers =
    [
        [.. "MZ"u8], [0x7F, .. "ELF"u8], [.. "PK"u8], [.. "Rar!"u8], [.. "7z"u8], [0x1F, 0x8B], [.. "%PDF"u8], [.. "#!"u8], [0xCA, 0xFE, 0xBA, 0xBE],
        [0xCE, 0xFA, 0xED, 0xFE], [0xCF, 0xFA, 0xED, 0xFE], [.. "MSCF"u8], [.. "BZh"u8], [0xFD, .. "7zXZ"u8],
    ];

    /// <summary>A compound file, which macros and objects are.</summary>
    public static bool IsCompound(ReadOnlySpan<byte> head) => head is [0xD0, 0xCF, 0x11, 0xE0, ..];

    /// <summary>A picture of a kind that Office shows.</summary>
    public static bool IsPicture(ReadOnlySpan<byte> head) => Begins(head, Pictures)
        || (head is [1, 0, 0, 0, ..] && head.Length >= 44 && head[40..44].SequenceEqual(" EMF"u8))
        || (head.StartsWith("RIFF"u8) && head.Length >= 12 && head[8..12].SequenceEqual("WEBP"u8));

    /// <summary>
    /// A font as Word embeds it. Its first 32 bytes are hidden; those behind list its tables, 16 bytes each from the twelfth on, by a name
    /// of four letters.
    /// </summary>
    public static bool IsFont(ReadOnlySpan<byte> head) => head.Length >= 48 && head[44..48].IndexOfAnyExceptInRange((byte)' ', (byte)'~') < 0;

    /// <summary>A program or an archive.</summary>
    public static bool IsContainer(ReadOnlySpan<byte> head) => Begins(head, Containers);

    private static bool Begins(ReadOnlySpan<byte> head, byte[][] with)
    {
        foreach (var start in with)
            if (head.StartsWith(start))
                return true;
        return false;
    }
}
