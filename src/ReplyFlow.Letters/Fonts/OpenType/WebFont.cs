using System.Text;

namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>A subset as a font file of its own: the outlines that a PDF embeds, with the tables that browsers and OFD readers ask for beside them.</summary>
internal static class WebFont
{
    private const int PreviewAndPrint = 4, Regular = 0x40, LastOfPlane = 0xFFFF;

    /// <summary>Makes the file.</summary>
    /// <param name="face">The face.</param>
    /// <param name="codePoints">Its characters wanted, ascending, each one it has.</param>
    /// <param name="name">The name it gets, ASCII.</param>
    public static byte[] Make(FontFace face, IReadOnlyList<int> codePoints, string name = "Letter")
    {
        List<int> glyphs = [0, .. codePoints.Select(face.Glyph)];
        using BinaryOutput outlines = new(glyphs.Count * 640 + 4096), output = new(glyphs.Count * 640 + 8192);
        face.Program.Subset(glyphs, outlines);
        var tables = face.IsCff ? CffTables(face, glyphs, outlines.ToArray()) : TrueTypeTables(outlines.ToArray());
        tables.Add(("cmap", Characters(codePoints)));
        tables.Add(("name", Names(name)));
        tables.Add(("OS/2", Metrics(face, codePoints)));
        tables.Add(("post", Post()));
        SfntWriter.Write(output, face.IsCff ? SfntWriter.Cff : SfntWriter.TrueType, tables);
        return output.ToArray();
    }

    private static List<(string Tag, ReadOnlyMemory<byte> Bytes)> TrueTypeTables(byte[] subset)
    {
        var file = SfntFile.ReadFaces(FontData.FromBytes("subset", subset))[0];
        return [.. file.Tags.Select(t => (t, t == "head" ? Cleared(file.Table(t)) : file.Table(t).Memory))];
    }

    private static List<(string Tag, ReadOnlyMemory<byte> Bytes)> CffTables(FontFace face, List<int> glyphs, byte[] cff)
    {
        using BinaryOutput widths = new(glyphs.Count * 4), counts = new(8);
        foreach (var glyph in glyphs)
        {
            widths.U16(face.Width(glyph));
            widths.U16(0);
        }
        counts.U32(0x00005000);
        counts.U16(glyphs.Count);
        return
        [
            ("CFF ", cff), ("head", Cleared(face.File.Table("head"))), ("hhea", SfntWriter.Numbered(face.File.Table("hhea"), 34, glyphs.Count)),
            ("hmtx", widths.ToArray()), ("maxp", counts.ToArray()),
        ];
    }

    private static ReadOnlyMemory<byte> Cleared(FontBytes head)
    {
        var copy = head.Span.ToArray();
        copy.AsSpan(8, 4).Clear();
        return copy;
    }

    /// <summary>Format 12: the characters are the glyphs behind .notdef, in order.</summary>
    private static byte[] Characters(IReadOnlyList<int> codePoints)
    {
        var starts = Enumerable.Range(0, codePoints.Count).Where(i => i == 0 || codePoints[i] != codePoints[i - 1] + 1).ToList();
        using var output = new BinaryOutput(starts.Count * 12 + 32);
        output.U16(0);
        output.U16(1);
        output.U16(3); // Windows
        output.U16(10); // full Unicode
        output.U32(12);
        output.U16(12);
        output.U16(0);
        output.U32((uint)(16 + starts.Count * 12));
        output.U32(0);
        output.U32((uint)starts.Count);
        for (var i = 0; i < starts.Count; i++)
        {
            var last = (i + 1 < starts.Count ? starts[i + 1] : codePoints.Count) - 1;
            output.U32((uint)codePoints[starts[i]]);
            output.U32((uint)codePoints[last]);
            output.U32((uint)starts[i] + 1);
        }
        return output.ToArray();
    }

    private static byte[] Names(string name)
    {
        var text = Encoding.BigEndianUnicode.GetBytes(name);
        using var output = new BinaryOutput(128);
        int[] ids = [1, 2, 4, 6];
        output.U16(0);
        output.U16(ids.Length);
        output.U16(6 + ids.Length * 12);
        foreach (var id in ids)
        {
            foreach (var value in new[] { 3, 1, 0x0409, id, text.Length, 0 }) output.U16(value);
        }
        output.Bytes(text);
        return output.ToArray();
    }

    private static byte[] Metrics(FontFace face, IReadOnlyList<int> codePoints)
    {
        using var output = new BinaryOutput(96);
        foreach (var value in new[] { 4, face.UnitsPerEm, 400, 5, PreviewAndPrint }) output.U16(value);
        Zeros(output, 20 + 2 + 10 + 16 + 4); // scripts, family class, Panose, Unicode ranges, vendor
        output.U16(Regular);
        output.U16(Math.Min(codePoints[0], LastOfPlane));
        output.U16(Math.Min(codePoints[^1], LastOfPlane));
        var descent = Math.Abs(face.Descent);
        foreach (var value in new[] { face.Ascent, -descent, 0, face.Ascent, descent }) output.U16(value);
        Zeros(output, 8 + 5 * 2); // code pages, heights, default and break characters, context
        return output.ToArray();
    }

    private static byte[] Post()
    {
        using var output = new BinaryOutput(32);
        output.U32(0x00030000);
        Zeros(output, 28);
        return output.ToArray();
    }

    private static void Zeros(BinaryOutput output, int count)
    {
        for (var i = 0; i < count; i++) output.U8(0);
    }
}
