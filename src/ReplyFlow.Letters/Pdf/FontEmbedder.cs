using System.Runtime.InteropServices;
using ReplyFlow.Letters.Fonts.OpenType;

namespace ReplyFlow.Letters.Pdf;

/// <summary>Writes a face as a Type 0 font with an embedded subset (ISO 32000-1, 9.7): CIDFontType2 for TrueType, CIDFontType0C for CFF.</summary>
internal static class FontEmbedder
{
    private const int Symbolic = 4, DefaultWidth = 1000;

    public static void Embed(PdfFile file, FontUse use)
    {
        var face = use.Face;
        using var subset = new BinaryOutput(use.Glyphs.Count * 640 + 4096);
        var glyphs = face.Program.Subset(use.Glyphs, subset);
        var name = $"{SubsetTag.Of(CollectionsMarshal.AsSpan(use.Glyphs))}+{face.Names.PostScript}";
        var program = face.IsCff
            ? file.AddStream(subset.Span, "/Subtype /CIDFontType0C", PdfFile.OutlineLevel)
            : file.AddStream(subset.Span, $"/Length1 {subset.Length}", PdfFile.OutlineLevel);
        var set = file.AddStream(CidSet(glyphs));
        var descriptor = file.Add(o =>
        {
            o.Raw($"<< /Type /FontDescriptor /FontName /{name} /Flags {Symbolic} /FontBBox [");
            foreach (var edge in new[] { face.Box.XMin, face.Box.YMin, face.Box.XMax, face.Box.YMax })
                o.Number(Math.Round(face.Thousandths(edge))).Raw(" ");
            o.Raw("] /ItalicAngle ").Number(face.ItalicAngle);
            o.Raw(" /Ascent ").Number(Math.Round(face.Thousandths(face.Ascent)));
            o.Raw(" /Descent ").Number(Math.Round(face.Thousandths(-Math.Abs(face.Descent))));
            o.Raw(" /CapHeight ").Number(Math.Round(face.Thousandths(face.Ascent))).Raw(" /StemV 80");
            o.Raw(face.IsCff ? " /FontFile3 " : " /FontFile2 ").Reference(program);
            o.Raw(" /CIDSet ").Reference(set).Raw(" >>");
        });
        var descendant = file.Add(o =>
        {
            o.Raw($"<< /Type /Font /Subtype /{(face.IsCff ? "CIDFontType0" : "CIDFontType2")} /BaseFont /{name}");
            o.Raw(" /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>");
            if (!face.IsCff) o.Raw(" /CIDToGIDMap /Identity");
            o.Raw(" /FontDescriptor ").Reference(descriptor).Raw($" /DW {DefaultWidth}");
            Widths(o, use);
            o.Raw(" >>");
        });
        var unicode = ToUnicodeMap.Write(file, use.Characters);
        file.Write(use.ObjectId, o => o
            .Raw($"<< /Type /Font /Subtype /Type0 /BaseFont /{name}{(face.IsCff ? "-Identity-H" : "")} /Encoding /Identity-H /DescendantFonts [")
            .Reference(descendant).Raw("] /ToUnicode ").Reference(unicode).Raw(" >>"));
    }

    /// <summary>Widths other than the default, in runs: "first [w w w]".</summary>
    private static void Widths(PdfBuffer output, FontUse use)
    {
        output.Raw(" /W [");
        var open = false;
        for (var cid = 0; cid < use.Glyphs.Count; cid++)
        {
            var width = use.Face.Thousandths(use.Face.Width(use.Glyphs[cid]));
            if (Math.Abs(width - DefaultWidth) < 0.0005)
            {
                if (open) output.Raw("]");
                open = false;
                continue;
            }
            output.Raw(" ");
            if (!open) output.Int(cid).Raw(" [");
            open = true;
            output.Number(width);
        }
        output.Raw(open ? "]]" : "]");
    }

    /// <summary>One bit for each CID in the program, the highest first (ISO 32000-1, table 124).</summary>
    private static byte[] CidSet(int count)
    {
        var bits = new byte[(count + 7) / 8];
        for (var cid = 0; cid < count; cid++) bits[cid / 8] |= (byte)(0x80 >> cid % 8);
        return bits;
    }
}
