using System.Collections.Concurrent;

namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>TrueType outlines: the glyf and loca tables, cut down and renumbered (OpenType specification, "glyf").</summary>
internal sealed class GlyfProgram : IGlyphProgram
{
    /// <summary>A glyph built of more parts than this, all told, is refused: no Chinese glyph has a fraction of it.</summary>
    private const int MaximumParts = 4096;

    private readonly FontFace _face;
    private readonly TrueTypeAssembler _assembler;
    private readonly FontBytes _locations;
    private readonly bool _longLocations;
    private readonly (long Offset, long Length) _glyf;
    private readonly ConcurrentDictionary<int, FontBytes> _glyphs = new();

    private GlyfProgram(FontFace face)
    {
        _face = face;
        _assembler = new TrueTypeAssembler(face);
        _longLocations = face.File.Table("head").S16(50) != 0;
        _locations = face.File.Table("loca");
        _glyf = face.File.Locate("glyf");
        if (_locations.Length < (face.GlyphCount + 1) * (_longLocations ? 4 : 2)) throw _locations.Bad("不完整（文件可能被截断）");
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
                    throw new FontFormatException(_face.File.Data.Name, "组合字形的部件过多");
                order.Add(part);
                return parts[part] = order.Count - 1;
            });
            outlines.Pad(4);
            offsets.Add((uint)outlines.Length);
        }
        _assembler.Assemble(output, order, outlines.Memory, offsets);
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
        if (_glyphs.TryGetValue(glyph, out var known)) return known;
        if (glyph >= _face.GlyphCount) throw _locations.Bad("引用了不存在的字形");
        long start = _longLocations ? _locations.U32(glyph * 4) : _locations.U16(glyph * 2) * 2;
        long end = _longLocations ? _locations.U32(glyph * 4 + 4) : _locations.U16(glyph * 2 + 2) * 2;
        if (end < start || end > _glyf.Length) throw _locations.Bad("字形位置不合理");
        return _glyphs[glyph] = _face.File.Data.Read(_glyf.Offset + start, end - start, "glyf");
    }
}
