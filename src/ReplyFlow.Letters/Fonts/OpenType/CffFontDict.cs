namespace ReplyFlow.Letters.Fonts.OpenType;

/// <summary>A Font DICT with its Private DICT and local subroutines.</summary>
/// <param name="Private">The Private DICT.</param>
/// <param name="Matrix">FontMatrix as written, or null.</param>
/// <param name="Subroutines">Local subroutines, or null.</param>
internal sealed record CffFontDict(CffDict Private, byte[]? Matrix, CffIndex? Subroutines)
{
    /// <summary>Reads the Private DICT that a Top DICT or Font DICT points to.</summary>
    public static CffFontDict Read(CffSource source, CffDict dict)
    {
        if (dict.Numbers(CffDict.Private) is not [var size, var offset])
            throw source.Bad("没有 Private DICT");
        var priv = CffDict.Parse(source.Read((long)offset, (long)size));
        var subroutines = priv.Offset(CffDict.Subrs) is { } place ? CffIndex.Read(source, (long)offset + place) : null;
        return new CffFontDict(priv, dict.Has(CffDict.FontMatrix) ? dict.Bytes(CffDict.FontMatrix) : null, subroutines);
    }
}
