using System.Collections.Concurrent;

namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>CFF outlines, CID-keyed or name-keyed; both are subset into a CID-keyed CFF whose CIDs are its glyph numbers.</summary>
internal sealed class CffProgram : IGlyphProgram
{
    private readonly FontFace face;
    private readonly CffIndex charStrings;
    private readonly CffFontDict[] fontDicts;
    private readonly byte[] dictOfGlyph;
    private readonly byte[]? topMatrix;
    private readonly CharStringFlattener flattener;
    private readonly ConcurrentDictionary<int, byte[]> flattened = new();

    private CffProgram(FontFace face)
    {
        this.face = face;
        var (offset, length) = face.File.Locate("CFF ");
        var source = new CffSource(face.File.Data, offset, length);
        var names = CffIndex.Read(source, source.Read(0, 4).U8(2));
        var tops = CffIndex.Read(source, names.End);
        var strings = CffIndex.Read(source, tops.End);
        var globals = CffIndex.Read(source, strings.End);
        var top = CffDict.Parse(tops[0]);
        charStrings = CffIndex.Read(source, top.Offset(CffDict.CharStrings) ?? throw source.Bad("没有字形"));
        if (charStrings.Count != face.GlyphCount) throw source.Bad("字形数与 maxp 表不一致");
        topMatrix = top.Has(CffDict.FontMatrix) ? top.Bytes(CffDict.FontMatrix) : null;
        if (top.Has(CffDict.Ros))
        {
            var dicts = CffIndex.Read(source, top.Offset(CffDict.FdArray) ?? throw source.Bad("没有 FDArray"));
            if (dicts.Count is 0 or > 256) throw source.Bad("FDArray 的数目不合理");
            fontDicts = [.. Enumerable.Range(0, dicts.Count).Select(i => CffFontDict.Read(source, CffDict.Parse(dicts[i])))];
            dictOfGlyph = CffFontDictSelect.Read(source, top.Offset(CffDict.FdSelect), face.GlyphCount, dicts.Count);
        }
        else
        {
            fontDicts = [CffFontDict.Read(source, top)];
            dictOfGlyph = new byte[face.GlyphCount];
            (fontDicts[0], topMatrix) = (fontDicts[0] with { Matrix = null }, topMatrix ?? fontDicts[0].Matrix);
        }
        flattener = new CharStringFlattener(globals, source);
    }

    public static CffProgram Read(FontFace face) => new(face);

    public int Subset(IReadOnlyList<int> glyphs, BinaryOutput output)
    {
        var used = new List<int>();
        var dictOfNew = new byte[glyphs.Count];
        var outlines = new byte[glyphs.Count][];
        for (var i = 0; i < glyphs.Count; i++)
        {
            var dict = dictOfGlyph[glyphs[i]];
            var number = used.IndexOf(dict);
            if (number < 0)
            {
                number = used.Count;
                used.Add(dict);
            }
            dictOfNew[i] = (byte)number;
            outlines[i] = Outline(glyphs[i]);
        }
        CffAssembler.Assemble(
            output, face.Names.PostScript, outlines, [.. used.Select(d => fontDicts[d])], dictOfNew, topMatrix, face.Box);
        return glyphs.Count;
    }

    /// <summary>The glyph's charstring with every subroutine written out, so that the subset needs none.</summary>
    private byte[] Outline(int glyph)
    {
        if (flattened.TryGetValue(glyph, out var known)) return known;
        return flattened[glyph] = flattener.Flatten(charStrings[glyph], fontDicts[dictOfGlyph[glyph]].Subroutines);
    }
}
