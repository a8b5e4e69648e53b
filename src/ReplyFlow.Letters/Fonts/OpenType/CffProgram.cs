using System.Collections.Concurrent;

namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>CFF outlines, CID-keyed or name-keyed; both are subset into a CID-keyed CFF whose CIDs are its glyph numbers.</summary>
internal sealed class CffProgram : IGlyphProgram
{
    private readonly FontFace _face;
    private readonly CffIndex _charStrings;
    private readonly CffFontDict[] _fontDicts;
    private readonly byte[] _dictOfGlyph;
    private readonly byte[]? _topMatrix;
    private readonly CharStringFlattener _flattener;
    private readonly ConcurrentDictionary<int, byte[]> _flattened = new();

    private CffProgram(FontFace face)
    {
        _face = face;
        var (offset, length) = face.File.Locate("CFF ");
        var source = new CffSource(face.File.Data, offset, length);
        var names = CffIndex.Read(source, source.Read(0, 4).U8(2));
        var tops = CffIndex.Read(source, names.End);
        var strings = CffIndex.Read(source, tops.End);
        var globals = CffIndex.Read(source, strings.End);
        var top = CffDict.Parse(tops[0]);
        _charStrings = CffIndex.Read(source, top.Offset(CffDict.CharStrings) ?? throw source.Bad("没有字形"));
        if (_charStrings.Count != face.GlyphCount) throw source.Bad("字形数与 maxp 表不一致");
        _topMatrix = top.Has(CffDict.FontMatrix) ? top.Bytes(CffDict.FontMatrix) : null;
        if (top.Has(CffDict.Ros))
        {
            var dicts = CffIndex.Read(source, top.Offset(CffDict.FdArray) ?? throw source.Bad("没有 FDArray"));
            if (dicts.Count is 0 or > 256) throw source.Bad("FDArray 的数目不合理");
            _fontDicts = [.. Enumerable.Range(0, dicts.Count).Select(i => CffFontDict.Read(source, CffDict.Parse(dicts[i])))];
            _dictOfGlyph = CffFontDictSelect.Read(source, top.Offset(CffDict.FdSelect), face.GlyphCount, dicts.Count);
        }
        else
        {
            _fontDicts = [CffFontDict.Read(source, top)];
            _dictOfGlyph = new byte[face.GlyphCount];
            (_fontDicts[0], _topMatrix) = (_fontDicts[0] with { Matrix = null }, _topMatrix ?? _fontDicts[0].Matrix);
        }
        _flattener = new CharStringFlattener(globals, source);
    }

    public static CffProgram Read(FontFace face) => new(face);

    public int Subset(IReadOnlyList<int> glyphs, BinaryOutput output)
    {
        var used = new List<int>();
        var dictOfNew = new byte[glyphs.Count];
        var outlines = new byte[glyphs.Count][];
        for (var i = 0; i < glyphs.Count; i++)
        {
            var dict = _dictOfGlyph[glyphs[i]];
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
            output, _face.Names.PostScript, outlines, [.. used.Select(d => _fontDicts[d])], dictOfNew, _topMatrix, _face.Box);
        return glyphs.Count;
    }

    /// <summary>The glyph's charstring with every subroutine written out, so that the subset needs none.</summary>
    private byte[] Outline(int glyph)
    {
        if (_flattened.TryGetValue(glyph, out var known)) return known;
        return _flattened[glyph] = _flattener.Flatten(_charStrings[glyph], _fontDicts[_dictOfGlyph[glyph]].Subroutines);
    }
}
