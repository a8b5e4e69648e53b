using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Fonts.OpenType;

namespace ReplyFlow.Letters.Pdf;

/// <summary>The faces a document uses, in the order they are met.</summary>
internal sealed class FontUses(FontBook fonts, PdfFile file)
{
    private readonly Dictionary<FontFace, FontUse> _byFace = [];

    public List<FontUse> All { get; } = [];

    /// <summary>The face and CID that draw a character.</summary>
    /// <exception cref="MissingGlyphException">No font has it.</exception>
    public (FontUse Font, int Cid, double Advance) Place(FontRole role, int codePoint)
    {
        var choice = fonts.Choose(role, codePoint) ?? throw new MissingGlyphException(codePoint);
        if (!_byFace.TryGetValue(choice.Face, out var use))
        {
            use = new FontUse(choice.Face, All.Count + 1, file.Reserve());
            _byFace[choice.Face] = use;
            All.Add(use);
        }
        return (use, use.Cid(codePoint, choice), choice.Advance);
    }
}
