using System.Buffers.Binary;
using System.Text;
using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Placed;

/// <summary>
/// The lists of a subset's glyphs that PDF/A-1 wants (ISO 19005-1, 6.3.5) and many programs leave out: read from the font's program.
/// </summary>
internal static partial class GlyphLists
{
    private const ushort EexecKey = 55665;
    private const int EexecNoise = 4;

    /// <summary>A CIDSet: a bit for each character that the font draws, the first in the highest bit.</summary>
    /// <param name="trueType">The font's program.</param>
    /// <param name="map">Two bytes a character, its glyph; null where both have the same number.</param>
    /// <returns>Null where the program cannot be read.</returns>
    internal static byte[]? CidSet(ReadOnlySpan<byte> trueType, byte[]? map)
    {
        var head = Table(trueType, "head");
        var loca = Table(trueType, "loca");
        if (head.Length < 54 || loca.Length < 4)
            return null;
        var isLong = BinaryPrimitives.ReadInt16BigEndian(head[50..]) != 0;
        var glyphs = loca.Length / (isLong ? 4 : 2) - 1;
        var characters = map is null ? glyphs : map.Length / 2;
        var bits = new byte[(characters + 7) / 8];
        for (var cid = 0; cid < characters; cid++)
        {
            var glyph = map is null ? cid : BinaryPrimitives.ReadUInt16BigEndian(map.AsSpan(2 * cid));
            // The glyph of what is missing belongs to every font.
            if (cid == 0 || (glyph > 0 && glyph < glyphs && At(loca, glyph, isLong) < At(loca, glyph + 1, isLong)))
                bits[cid / 8] |= (byte)(0x80 >> cid % 8);
        }
        return bits;
    }

    /// <summary>A CharSet: the names of the glyphs of a Type 1 program, each behind a slash.</summary>
    /// <param name="type1">The font's program.</param>
    /// <param name="clearLength">How many bytes of it are readable text.</param>
    /// <returns>Null where the program cannot be read.</returns>
    internal static string? CharSet(ReadOnlySpan<byte> type1, int clearLength)
    {
        if (clearLength <= 0 || clearLength >= type1.Length)
            return null;
        var locked = type1[clearLength..];
        var open = new char[locked.Length];
        var key = EexecKey;
        for (var i = 0; i < locked.Length; i++)
        {
            open[i] = (char)(byte)(locked[i] ^ (key >> 8));
            key = (ushort)((locked[i] + key) * 52845 + 22719);
        }
        var text = new string(open, EexecNoise, open.Length - EexecNoise);
        var start = text.IndexOf("/CharStrings", StringComparison.Ordinal);
        if (start < 0)
            return null;
        var names = new StringBuilder();
        foreach (Match glyph in Glyph().Matches(text[(start + 1)..]))
            names.Append('/').Append(glyph.Groups[1].Value);
        return names.Length == 0 ? null : names.ToString();
    }

    private static ReadOnlySpan<byte> Table(ReadOnlySpan<byte> font, string tag)
    {
        for (var entry = 12; entry + 16 <= font.Length && entry < 12 + 16 * BinaryPrimitives.ReadUInt16BigEndian(font[4..]); entry += 16)
        {
            if (Encoding.Latin1.GetString(font.Slice(entry, 4)) != tag)
                continue;
            var (offset, length) = (BinaryPrimitives.ReadUInt32BigEndian(font[(entry + 8)..]), BinaryPrimitives.ReadUInt32BigEndian(font[(entry + 12)..]));
            return offset + (long)length <= font.Length ? font.Slice((int)offset, (int)length) : default;
        }
        return default;
    }

    private static uint At(ReadOnlySpan<byte> loca, int glyph, bool isLong) =>
        isLong ? BinaryPrimitives.ReadUInt32BigEndian(loca[(4 * glyph)..]) : BinaryPrimitives.ReadUInt16BigEndian(loca[(2 * glyph)..]);

    [GeneratedRegex(@"/([^\s/{}()\[\]<>%]+) +\d+ +(?:RD|-\|) ")]
    private static partial Regex Glyph();
}
