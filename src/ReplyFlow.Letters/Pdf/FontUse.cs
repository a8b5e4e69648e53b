using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Fonts.OpenType;

namespace ReplyFlow.Letters.Pdf;

/// <summary>
/// One face as a document uses it. Every character gets a CID of its own, even where two share a glyph (— and ―, 〇 and ○),
/// so that each extracts as what it was.
/// </summary>
internal sealed class FontUse(FontFace face, int number, int objectId)
{
    private readonly Dictionary<int, int> _cids = [];

    public FontFace Face => face;

    /// <summary>Name in the pages' resources.</summary>
    public string ResourceName { get; } = $"F{number}";

    public int ObjectId => objectId;

    /// <summary>Glyph of each CID; the first is .notdef.</summary>
    public List<int> Glyphs { get; } = [0];

    /// <summary>Character of each CID; the first is none.</summary>
    public List<int> Characters { get; } = [-1];

    public int Cid(int codePoint, GlyphChoice choice)
    {
        if (_cids.TryGetValue(codePoint, out var cid)) return cid;
        _cids[codePoint] = cid = Glyphs.Count;
        Glyphs.Add(choice.Glyph);
        Characters.Add(codePoint);
        return cid;
    }
}
