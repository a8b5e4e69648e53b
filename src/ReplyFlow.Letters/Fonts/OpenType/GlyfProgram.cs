using System.Collections.Concurrent;

namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>TrueType outlines: the glyf and loca tables, cut down and renumbered (OpenType specification, "glyf").</summary>
internal sealed class GlyfProgram : IGlyphProgram
{
    /// <summary>A glyph built of more parts than this, all told, is refused: no Chinese glyph has a fraction of it.</summary>
    private const int MaximumParts = 4096;

    private readonly FontFace face;
    private readonly TrueTypeAssembler assembler;
    private readonly FontBytes locations;
    private readonly bool longLocations;
    private readonly (long Offset, long Length) glyf;
    private readonly ConcurrentDictionary<int, FontBytes> glyphs = new();

    private GlyfProgram(FontFace face)
    {
        this.face = face;
        assembler = new TrueTypeAssembler(face);
        longLocations = face.File.Table("head").S16(50) != 0;
        locations = face.File.Table("loca");
        glyf = face.File.Locate("glyf");
        if (locations.Length < (face.GlyphCount + 1) * (longLocations ? 4 : 2)) throw locations.Bad("不完整（文件可能被截断）");
    }

    public static GlyfProgram Read(FontFace face) => new(face);

    public int Subset(IReadOnlyList<int> wanted, BinaryOutput output)
    {
        var order = new List<int>(wanted);
        var parts = new Dictionary<int, int>();
        using var outlines = new BinaryOutput(wanted.Count * 512 + 1024);
        var offsets = new List<uint> { 0 };
        // Parts of composite glyphs are appended at the end as they are met, and themselves looked through in turn.
        for (var i = 0; i < order.Count; i++)
        {
            WriteGlyph(Glyph(order[i]), outlines, part =>
            {
                if (parts.TryGetValue(part, out var number)) return number;
                if (order.Count - wanted.Count >= MaximumParts || order.Count >= 0xFFFF)
                    throw new FontFormatException(face.File.Data.Name, "组合字形的部件过多");
                order.Add(part);
                return parts[part] = order.Count - 1;
            });
            outlines.Pad(4);
            offsets.Add((uint)outlines.Length);
        }
        assembler.Assemble(output, order, outlines.Memory, offsets);
        return order.Count;
    }

    private static void WriteGlyph(FontBytes glyph, BinaryOutput output, Func<int, int> renumber)
    {
        if (glyph.Length == 0) return;
        if (glyph.S16(0) >= 0)
        {
            output.Bytes(glyph.Span);
            return;
        }
        var copy = glyph.Span.ToArray();
        foreach (var place in CompositeGlyph.Parts(glyph))
        {
            var number = renumber(glyph.U16(place));
            (copy[place], copy[place + 1]) = ((byte)(number >> 8), (byte)number);
        }
        output.Bytes(copy);
    }

    private FontBytes Glyph(int glyph)
    {
        if (glyphs.TryGetValue(glyph, out var known)) return known;
        if (glyph >= face.GlyphCount) throw locations.Bad("引用了不存在的字形");
        long start = longLocations ? locations.U32(glyph * 4) : locations.U16(glyph * 2) * 2;
        long end = longLocations ? locations.U32(glyph * 4 + 4) : locations.U16(glyph * 2 + 2) * 2;
        if (end < start || end > glyf.Length) throw locations.Bad("字形位置不合理");
        return glyphs[glyph] = face.File.Data.Read(glyf.Offset + start, end - start, "glyf");
    }
}
