using ReplyFlow.Letters.Fonts.OpenType;

namespace ReplyFlow.Letters.Tests.Fonts;

/// <summary>glyf and loca tables: a box a glyph; the last is put together of glyphs 1 and 2.</summary>
internal static class SyntheticGlyf
{
    public static (byte[] Glyf, byte[] Loca) Build(int glyphs)
    {
        BinaryOutput glyf = new(), loca = new();
        loca.U32(0);
        for (var i = 0; i < glyphs; i++)
        {
            if (i == glyphs - 1 && glyphs > 3) glyf.Bytes(Composite());
            else if (i > 0) glyf.Bytes(Box(100, 0, 500 + i % 3 * 100, 700));
            glyf.Pad(4);
            loca.U32((uint)glyf.Length);
        }
        return (glyf.ToArray(), loca.ToArray());
    }

    private static byte[] Box(int left, int bottom, int right, int top) =>
    [
        .. SyntheticFont.Words(1, left, bottom, right, top, 3, 0), 1, 1, 1, 1,
        .. SyntheticFont.Words(left, 0, right - left, 0, bottom, top - bottom, 0, bottom - top),
    ];

    /// <summary>Parts 1 and 2 at offset 0, the first with a scale.</summary>
    private static byte[] Composite() =>
    [
        .. SyntheticFont.Words(-1, 100, 0, 700, 700),
        .. SyntheticFont.Words(0x0001 | 0x0002 | 0x0008 | 0x0020, 1, 0, 0, 0x2000),
        .. SyntheticFont.Words(0x0002, 2), 0, 0,
    ];
}
