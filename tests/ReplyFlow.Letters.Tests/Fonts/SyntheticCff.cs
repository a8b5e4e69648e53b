using System.Text;
using ReplyFlow.Letters.Fonts.OpenType;

namespace ReplyFlow.Letters.Tests.Fonts;

/// <summary>A CFF table whose glyphs call a local subroutine (the box) that calls a global one (its end), behind stems and a hint mask.</summary>
internal static class SyntheticCff
{
    private const int NominalWidth = 600;

    public static byte[] Build(string name, int glyphs, bool cidKeyed)
    {
        var top = new byte[1];
        // The Top DICT's offsets are of fixed length: lay out once for its length, once for the offsets, once to write.
        for (var pass = 0; pass < 3; pass++)
        {
            var output = new BinaryOutput();
            output.Bytes([1, 0, 4, 2]);
            output.Bytes(Index(Encoding.ASCII.GetBytes(name)));
            output.Bytes(Index(top));
            output.Bytes(Index(cidKeyed ? ["Adobe"u8.ToArray(), "Identity"u8.ToArray()] : []));
            output.Bytes(Index([28, 0xFD, 0x44, 6, 11])); // global 0: -700 hlineto return
            var charset = output.Length;
            output.Bytes([2, 0, 1, (byte)((glyphs - 2) >> 8), (byte)(glyphs - 2)]);
            var select = output.Length;
            output.Bytes([0, .. Enumerable.Range(0, glyphs).Select(i => (byte)(i % 2))]);
            var charStrings = output.Length;
            output.Bytes(Index([.. Enumerable.Range(0, glyphs).Select(Glyph)]));
            var privates = new[] { Private(output), Private(output) };
            var dicts = output.Length;
            output.Bytes(Index([.. privates.Select(p => PrivateEntry(p))]));
            top =
            [
                .. cidKeyed ? [.. Long(391), .. Long(392), .. Long(0), 12, 30] : Array.Empty<byte>(),
                .. Long(charset), 15, .. Long(charStrings), 17,
                .. cidKeyed ? [.. Long(dicts), 12, 36, .. Long(select), 12, 37] : PrivateEntry(privates[0]),
            ];
            if (pass == 2) return output.ToArray();
        }
        throw new InvalidOperationException();
    }

    /// <summary>width 0 10 hstemhm 0 10 hintmask(vstem) x 100 rmoveto box callsubr endchar.</summary>
    private static byte[] Glyph(int glyph) =>
    [
        .. Short(SyntheticFont.Width(glyph) - NominalWidth), .. Short(0), .. Short(10), 18, .. Short(0), .. Short(10), 19, 0x80,
        .. Short(100), .. Short(0), 21, .. Short(300 + glyph % 3 * 100), .. Short(-107), 10, 14,
    ];

    private static (int Offset, int Length) Private(BinaryOutput output)
    {
        byte[] dict = [.. Long(1000), 20, .. Long(NominalWidth), 21, .. Long(18), 19];
        var place = (output.Length, dict.Length);
        output.Bytes(dict);
        // Local 0: (width) 0 rlineto, 700 up, back by the global's help.
        output.Bytes(Index([.. Short(0), 5, .. Short(700), 7, .. Short(-107), 29, 11]));
        return place;
    }

    private static byte[] PrivateEntry((int Offset, int Length) place) => [.. Long(place.Length), .. Long(place.Offset), 18];

    private static byte[] Index(params byte[][] items)
    {
        if (items.Length == 0) return [0, 0];
        var output = new BinaryOutput();
        output.U16(items.Length);
        output.U8(2);
        var offset = 1;
        output.U16(offset);
        foreach (var item in items) output.U16(offset += item.Length);
        foreach (var item in items) output.Bytes(item);
        return output.ToArray();
    }

    private static byte[] Short(int value) => [28, (byte)(value >> 8), (byte)value];

    private static byte[] Long(int value) => [29, (byte)(value >> 24), (byte)(value >> 16), (byte)(value >> 8), (byte)value];
}
