using System.Text;
using ReplyFlow.Letters.Fonts.OpenType;

namespace ReplyFlow.Letters.Tests.Fonts;

/// <summary>
/// Small fonts made in code, with the features that free fonts at hand do not have together: composite glyphs,
/// collections, subroutines, hint masks, name-keyed and CID-keyed CFF with several Font DICTs. Every glyph is one or two filled boxes.
/// </summary>
internal static class SyntheticFont
{
    public const int UnitsPerEm = 1000;

    /// <summary>A TrueType font with the given characters; the last one is a composite of the first two.</summary>
    public static byte[] TrueType(string name, string characters, int fsType = 0)
    {
        var runes = characters.EnumerateRunes().Select(r => r.Value).ToArray();
        var (glyf, loca) = SyntheticGlyf.Build(runes.Length + 1);
        return Assemble(0x00010000, name, runes, fsType, [("glyf", glyf), ("loca", loca)]);
    }

    /// <summary>An OpenType font with CFF outlines.</summary>
    public static byte[] Cff(string name, string characters, bool cidKeyed)
    {
        var runes = characters.EnumerateRunes().Select(r => r.Value).ToArray();
        return Assemble(0x4F54544F, name, runes, 0, [("CFF ", SyntheticCff.Build(name, runes.Length + 1, cidKeyed))]);
    }

    /// <summary>A collection of single fonts.</summary>
    public static byte[] Collect(params byte[][] fonts)
    {
        var output = new BinaryOutput();
        output.Bytes("ttcf"u8);
        output.U32(0x00010000);
        output.U32((uint)fonts.Length);
        var start = 12 + fonts.Length * 4;
        foreach (var font in fonts)
        {
            output.U32((uint)start);
            start += font.Length;
        }
        start = 12 + fonts.Length * 4;
        foreach (var font in fonts)
        {
            var moved = font.ToArray();
            for (var i = 0; i < moved[5]; i++) // offsets in a collection count from the file's start
            {
                var place = moved.AsSpan(12 + i * 16 + 8, 4);
                System.Buffers.Binary.BinaryPrimitives.WriteUInt32BigEndian(place, System.Buffers.Binary.BinaryPrimitives.ReadUInt32BigEndian(place) + (uint)start);
            }
            output.Bytes(moved);
            start += font.Length;
        }
        return output.ToArray();
    }

    private static byte[] Assemble(uint version, string name, int[] characters, int fsType, (string, byte[])[] outlines)
    {
        var glyphs = characters.Length + 1;
        (string Tag, byte[] Data)[] tables =
        [
            .. outlines, ("OS/2", Words(4, 500, 400, 5, fsType)), ("cmap", Cmap(characters)),
            ("head", Head()), ("hhea", [.. Words(1, 0, 880, -120), .. new byte[26], .. Words(glyphs)]),
            ("hmtx", Words([.. Enumerable.Range(0, glyphs).SelectMany(i => new[] { Width(i), 100 })])),
            ("maxp", [.. Words(1, 0, glyphs), .. new byte[26]]), ("name", Name(name)), ("post", [.. Words(3, 0), .. new byte[28]]),
        ];
        var output = new BinaryOutput();
        output.U32(version);
        foreach (var word in new[] { tables.Length, 0, 0, 0 }) output.U16(word);
        var offset = 12 + tables.Length * 16;
        foreach (var (tag, data) in tables)
        {
            output.Bytes(Encoding.ASCII.GetBytes(tag));
            output.U32(0);
            output.U32((uint)offset);
            output.U32((uint)data.Length);
            offset += (data.Length + 3) / 4 * 4;
        }
        foreach (var (_, data) in tables)
        {
            output.Bytes(data);
            output.Pad(4);
        }
        return output.ToArray();
    }

    /// <summary>Glyphs differ in width, so that a mixed-up mapping shows.</summary>
    public static int Width(int glyph) => 1000 - glyph % 3 * 100;

    public static byte[] Words(params int[] words)
    {
        var output = new BinaryOutput();
        foreach (var word in words) output.U16(word);
        return output.ToArray();
    }

    private static byte[] Head() => [.. Words(1, 0, 1, 0, 0, 0, 0x5F0F, 0x3CF5, 0, UnitsPerEm), .. new byte[16], .. Words(0, -120, 1000, 880, 0, 8, 2, 1, 0)];

    private static byte[] Cmap(int[] characters)
    {
        var output = new BinaryOutput();
        output.Bytes(Words(0, 1, 3, 10, 0, 12, 12, 0));
        output.U32((uint)(16 + characters.Length * 12));
        output.U32(0);
        output.U32((uint)characters.Length);
        foreach (var (character, index) in characters.Select((c, i) => (c, i)).OrderBy(p => p.c))
        {
            output.U32((uint)character);
            output.U32((uint)character);
            output.U32((uint)index + 1);
        }
        return output.ToArray();
    }

    private static byte[] Name(string name)
    {
        var text = Encoding.BigEndianUnicode.GetBytes(name);
        var output = new BinaryOutput();
        output.Bytes(Words(0, 2, 6 + 24));
        foreach (var id in new[] { 1, 6 }) output.Bytes(Words(3, 1, 0x0409, id, text.Length, 0));
        output.Bytes(text);
        return output.ToArray();
    }
}
