using System.Text;

namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>
/// Writes a bare CID-keyed CFF (Adobe-Identity-0, CID = glyph number) as ISO 32000 9.9.2 wants it for CIDFontType0C:
/// no subroutines, one Font DICT for each one used.
/// </summary>
internal static class CffAssembler
{
    private const int StandardStrings = 391;

    public static void Assemble(
        BinaryOutput output, string name, byte[][] outlines, IReadOnlyList<CffFontDict> dicts, byte[] dictOfGlyph, byte[]? topMatrix, GlyphBox box)
    {
        var charset = Charset(outlines.Length);
        var select = Select(dictOfGlyph);
        var privates = dicts.Select(Private).ToArray();
        var strings = Index([Encoding.ASCII.GetBytes("Adobe"), Encoding.ASCII.GetBytes("Identity")]);

        output.Bytes([1, 0, 4, 4]);
        output.Bytes(Index([Encoding.ASCII.GetBytes(name)]));
        // Offsets are written in five bytes each, so the Top DICT's length is known before what they point to.
        var topLength = Top(0, 0, 0, 0).Length;
        var bodyStart = output.Length + IndexLength([new byte[topLength]]) + strings.Length + 2;
        int charsetAt = bodyStart, selectAt = charsetAt + charset.Length;
        int charStringsAt = selectAt + select.Length, privateAt = charStringsAt + IndexLength(outlines);
        var fontDicts = new byte[dicts.Count][];
        var next = privateAt;
        for (var i = 0; i < dicts.Count; i++)
        {
            fontDicts[i] = FontDict(dicts[i], privates[i].Length, next);
            next += privates[i].Length;
        }

        output.Bytes(Index([Top(charsetAt, selectAt, charStringsAt, next)]));
        output.Bytes(strings);
        output.U16(0); // no global subroutines
        output.Bytes(charset);
        output.Bytes(select);
        WriteIndex(output, outlines);
        foreach (var priv in privates) output.Bytes(priv);
        WriteIndex(output, fontDicts);

        byte[] Top(int charsetOffset, int selectOffset, int charStringsOffset, int dictsOffset)
        {
            var top = new BinaryOutput(128);
            Number(top, StandardStrings);
            Number(top, StandardStrings + 1);
            Number(top, 0);
            Operator(top, CffDict.Ros);
            if (topMatrix is not null)
            {
                top.Bytes(topMatrix);
                Operator(top, CffDict.FontMatrix);
            }
            foreach (var edge in new[] { box.XMin, box.YMin, box.XMax, box.YMax }) Number(top, edge);
            top.U8(5); // FontBBox
            Number(top, outlines.Length);
            Operator(top, 0x0C22); // CIDCount
            Entry(top, charsetOffset, 15);
            Entry(top, selectOffset, CffDict.FdSelect);
            Entry(top, charStringsOffset, CffDict.CharStrings);
            Entry(top, dictsOffset, CffDict.FdArray);
            return top.ToArray();
        }
    }

    /// <summary>Format 2 with one range: the glyphs behind .notdef have CIDs 1, 2, 3 …</summary>
    private static byte[] Charset(int glyphs)
    {
        if (glyphs <= 1) return [0];
        var output = new BinaryOutput(8);
        output.U8(2);
        output.U16(1);
        output.U16(glyphs - 2);
        return output.ToArray();
    }

    private static byte[] Select(byte[] dictOfGlyph)
    {
        var starts = Enumerable.Range(0, dictOfGlyph.Length).Where(i => i == 0 || dictOfGlyph[i] != dictOfGlyph[i - 1]).ToList();
        var output = new BinaryOutput(starts.Count * 3 + 5);
        output.U8(3);
        output.U16(starts.Count);
        foreach (var start in starts)
        {
            output.U16(start);
            output.U8(dictOfGlyph[start]);
        }
        output.U16(dictOfGlyph.Length);
        return output.ToArray();
    }

    private static byte[] Private(CffFontDict dict)
    {
        var output = new BinaryOutput(128);
        foreach (var key in dict.Private.Operators.Where(key => key != CffDict.Subrs))
        {
            output.Bytes(dict.Private.Bytes(key));
            Operator(output, key);
        }
        return output.ToArray();
    }

    private static byte[] FontDict(CffFontDict dict, int privateLength, int privateAt)
    {
        var output = new BinaryOutput(32);
        if (dict.Matrix is not null)
        {
            output.Bytes(dict.Matrix);
            Operator(output, CffDict.FontMatrix);
        }
        LongNumber(output, privateLength);
        Entry(output, privateAt, CffDict.Private);
        return output.ToArray();
    }

    private static byte[] Index(byte[][] items)
    {
        var output = new BinaryOutput(IndexLength(items));
        WriteIndex(output, items);
        return output.ToArray();
    }

    private static void WriteIndex(BinaryOutput output, byte[][] items)
    {
        output.U16(items.Length);
        output.U8(4);
        uint offset = 1;
        output.U32(offset);
        foreach (var item in items) output.U32(offset += (uint)item.Length);
        foreach (var item in items) output.Bytes(item);
    }

    private static int IndexLength(byte[][] items) => 3 + (items.Length + 1) * 4 + items.Sum(item => item.Length);

    private static void Entry(BinaryOutput output, int value, int key)
    {
        LongNumber(output, value);
        Operator(output, key);
    }

    private static void Operator(BinaryOutput output, int key)
    {
        if (key >= 0x0C00) output.U16(key);
        else output.U8(key);
    }

    private static void LongNumber(BinaryOutput output, int value)
    {
        output.U8(29);
        output.U32((uint)value);
    }

    private static void Number(BinaryOutput output, int value)
    {
        output.U8(28);
        output.U16(value);
    }
}
