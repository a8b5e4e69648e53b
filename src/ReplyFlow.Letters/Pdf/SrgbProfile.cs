using System.Text;
using ReplyFlow.Letters.Fonts.OpenType;

namespace ReplyFlow.Letters.Pdf;

/// <summary>
/// An ICC version 2 display profile of sRGB, computed: primaries and transfer curve of IEC 61966-2-1, adapted to the
/// D50 white of the profile connection space (ICC.1:2001-04).
/// </summary>
internal static class SrgbProfile
{
    /// <summary>Media white D50.</summary>
    private static readonly double[] D50 = [0.9642, 1.0, 0.8249];

    /// <summary>Columns of the sRGB-to-XYZ matrix, Bradford-adapted from D65 to D50.</summary>
    private static readonly double[] Red = [0.4361, 0.2225, 0.0139], Green = [0.3851, 0.7169, 0.0971], Blue = [0.1431, 0.0606, 0.7141];

    /// <summary>The profile's bytes.</summary>
    public static byte[] Bytes { get; } = Build();

    private static byte[] Build()
    {
        (string Tag, byte[] Data)[] tags =
        [
            ("desc", Description("sRGB IEC61966-2.1")), ("cprt", Text("No copyright, use freely")),
            ("wtpt", Xyz(D50)), ("rXYZ", Xyz(Red)), ("gXYZ", Xyz(Green)), ("bXYZ", Xyz(Blue)), ("rTRC", Curve()),
        ];
        string[] sharing = ["gTRC", "bTRC"];
        var count = tags.Length + sharing.Length;
        var body = new BinaryOutput();
        var directory = new BinaryOutput();
        directory.U32((uint)count);
        foreach (var (tag, data) in tags)
        {
            var offset = 128 + 4 + count * 12 + body.Length;
            Entry(tag, offset, data.Length);
            if (tag == "rTRC") foreach (var other in sharing) Entry(other, offset, data.Length);
            body.Bytes(data);
            body.Pad(4);
        }
        var output = Header(128 + directory.Length + body.Length);
        output.Bytes(directory.Span);
        output.Bytes(body.Span);
        return output.ToArray();

        void Entry(string tag, int offset, int length)
        {
            directory.Bytes(Encoding.ASCII.GetBytes(tag));
            directory.U32((uint)offset);
            directory.U32((uint)length);
        }
    }

    private static BinaryOutput Header(int size)
    {
        var header = new BinaryOutput(size);
        header.U32((uint)size);
        header.U32(0);
        header.U32(0x02100000); // version 2.1
        header.Bytes("mntrRGB XYZ "u8);
        foreach (var part in new[] { 2026, 1, 1, 0, 0, 0 }) header.U16(part);
        header.Bytes("acsp"u8);
        for (var i = 0; i < 7; i++) header.U32(0); // platform, flags, device, attributes, perceptual intent
        foreach (var value in D50) header.U32(Fixed(value));
        while (header.Length < 128) header.U8(0);
        return header;
    }

    /// <summary>The transfer curve sampled at 1024 points.</summary>
    private static byte[] Curve()
    {
        const int points = 1024;
        var curve = new BinaryOutput(points * 2 + 12);
        curve.Bytes("curv"u8);
        curve.U32(0);
        curve.U32(points);
        for (var i = 0; i < points; i++)
        {
            var c = i / (points - 1.0);
            var linear = c <= 0.04045 ? c / 12.92 : Math.Pow((c + 0.055) / 1.055, 2.4);
            curve.U16((int)Math.Round(linear * 65535));
        }
        return curve.ToArray();
    }

    private static byte[] Xyz(double[] values)
    {
        var output = new BinaryOutput(20);
        output.Bytes("XYZ "u8);
        output.U32(0);
        foreach (var value in values) output.U32(Fixed(value));
        return output.ToArray();
    }

    private static byte[] Text(string text)
    {
        var output = new BinaryOutput();
        output.Bytes("text"u8);
        output.U32(0);
        output.Bytes(Encoding.ASCII.GetBytes(text));
        output.U8(0);
        return output.ToArray();
    }

    private static byte[] Description(string text)
    {
        var output = new BinaryOutput();
        output.Bytes("desc"u8);
        output.U32(0);
        output.U32((uint)text.Length + 1);
        output.Bytes(Encoding.ASCII.GetBytes(text));
        output.U8(0);
        output.U32(0); // no Unicode name
        output.U32(0);
        for (var i = 0; i < 2 + 1 + 67; i++) output.U8(0); // no Macintosh name
        return output.ToArray();
    }

    private static uint Fixed(double value) => (uint)Math.Round(value * 65536);
}
