using System.Xml.Linq;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Fonts.OpenType;
using ReplyFlow.Letters.Pages;
using static ReplyFlow.Letters.Ofd.OfdXml;

namespace ReplyFlow.Letters.Ofd;

/// <summary>The faces a document uses, in the order they are met. All characters are gathered before anything is painted.</summary>
internal sealed class OfdFonts
{
    private readonly FontBook _fonts;
    private readonly Dictionary<FontFace, OfdFont> _byFace = [];

    public OfdFonts(PageDocument document, FontBook fonts, OfdIds ids)
    {
        _fonts = fonts;
        foreach (var run in document.Pages.SelectMany(p => p.Lines).SelectMany(l => l.Runs))
            foreach (var rune in run.Text.EnumerateRunes())
            {
                var face = Choose(run.Role, rune.Value).Face;
                if (!_byFace.TryGetValue(face, out var font)) All.Add(_byFace[face] = font = new OfdFont(face, ids.Next()));
                font.Use(rune.Value);
            }
    }

    public List<OfdFont> All { get; } = [];

    /// <summary>The font that draws a character, and the character's width as a fraction of the size.</summary>
    public (OfdFont Font, double Advance) Place(FontRole role, int codePoint)
    {
        var choice = Choose(role, codePoint);
        return (_byFace[choice.Face], choice.Advance);
    }

    /// <summary>The entry of the resources.</summary>
    public XElement Resource() => E("Fonts", All.Select(f => E("Font",
        A("ID", f.Id), A("FontName", f.Name), A("FamilyName", f.Face.Names.Family), E("FontFile", f.File))));

    private GlyphChoice Choose(FontRole role, int codePoint) => _fonts.Choose(role, codePoint) ?? throw new MissingGlyphException(codePoint);
}
