using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace ReplyFlow.Letters.Placed;

/// <summary>What matters of a font in a PDF that is placed (ISO 19005-1, 6.3).</summary>
/// <param name="Name">Its name without the subset's letters.</param>
/// <param name="Fault">Why PDF/A-1 does not allow it, in Chinese without a full stop; empty where it does.</param>
/// <param name="HasUnicode">Whether its characters can be told.</param>
/// <param name="List">The list of a subset's glyphs that its descriptor lacks; null where there is one or none is needed.</param>
/// <param name="Glyphs">The drawn glyphs of a Type 3 font; null for others.</param>
internal sealed record PlacedFont(string Name, string Fault, bool HasUnicode, GlyphList? List, IReadOnlyList<StreamToken>? Glyphs)
{
    private const int SymbolicFlag = 4;

    internal static PlacedFont Read(PdfObjects objects, DictionaryToken font)
    {
        var written = objects.Name(font, "BaseFont") ?? objects.Name(font, "Name") ?? "";
        var isSubset = written is { Length: > 7 } && written[6] == '+';
        var name = isSubset ? written[7..] : written;
        var hasMap = objects.Get(font, "ToUnicode") is StreamToken;
        var type = objects.Name(font, "Subtype");
        if (type == "Type3")
            return new(name, "", hasMap, null, Drawings(objects, font));
        var (fault, list) = type == "Type0" ? Composite(objects, font, isSubset) : Simple(objects, font, type, isSubset);
        return new(name, fault, hasMap || (type != "Type0" && objects.Name(font, "Encoding") is "WinAnsiEncoding" or "MacRomanEncoding"), list, null);
    }

    private static List<StreamToken> Drawings(PdfObjects objects, DictionaryToken font) =>
        objects.Dictionary(objects.Get(font, "CharProcs")) is { } glyphs ? [.. glyphs.Data.Values.Select(objects.Resolve).OfType<StreamToken>()] : [];

    private static (string Fault, GlyphList? List) Composite(PdfObjects objects, DictionaryToken font, bool isSubset)
    {
        if (objects.Get(font, "Encoding") is not (NameToken { Data: "Identity-H" or "Identity-V" } or StreamToken))
            return ("的编码没有嵌入", null);
        if (objects.Get(font, "DescendantFonts") is not ArrayToken { Data.Count: 1 } fonts || objects.Dictionary(fonts.Data[0]) is not { } inner)
            return ("已损坏", null);
        if (Program(objects, inner) is not { } descriptor)
            return ("没有嵌入", null);
        var map = objects.Get(inner, "CIDToGIDMap");
        if (objects.Name(inner, "Subtype") == "CIDFontType2" && map is null)
            return ("缺少字形对照", null);
        if (!isSubset || objects.Get(descriptor, "CIDSet") is StreamToken)
            return ("", null);
        return Listed(inner, objects.Get(descriptor, "FontFile2") is StreamToken program
            && GlyphLists.CidSet(objects.Content(program), map is StreamToken stream ? objects.Content(stream) : null) is { } bits
            ? new CidSet(bits) : null);
    }

    private static (string Fault, GlyphList? List) Simple(PdfObjects objects, DictionaryToken font, string? type, bool isSubset)
    {
        if (Program(objects, font) is not { } descriptor)
            return ("没有嵌入", null);
        if (type == "TrueType")
        {
            var isSymbolic = ((int)(objects.Number(descriptor, "Flags") ?? 0) & SymbolicFlag) != 0;
            var encoding = objects.Get(font, "Encoding");
            var isRight = isSymbolic ? encoding is null : encoding is NameToken { Data: "WinAnsiEncoding" or "MacRomanEncoding" };
            return (isRight ? "" : "的编码不合要求", null);
        }
        if (!isSubset || objects.Get(descriptor, "CharSet") is not null)
            return ("", null);
        return Listed(font, objects.Get(descriptor, "FontFile") is StreamToken program
            && GlyphLists.CharSet(objects.Content(program), (int)(objects.Number(program.StreamDictionary, "Length1") ?? 0)) is { } names
            ? new CharSet(names) : null);
    }

    /// <summary>The list for the font's descriptor, which has to be an object of its own to get it.</summary>
    private static (string Fault, GlyphList? List) Listed(DictionaryToken font, GlyphList? list) =>
        list is not null && font.Data.GetValueOrDefault("FontDescriptor") is IndirectReferenceToken at
            ? ("", list with { Descriptor = at.Data }) : ("缺少字形清单", null);

    /// <summary>The descriptor of an embedded font; null where the program is not in the file.</summary>
    private static DictionaryToken? Program(PdfObjects objects, DictionaryToken font) =>
        objects.Dictionary(objects.Get(font, "FontDescriptor")) is { } descriptor
            && new[] { "FontFile", "FontFile2", "FontFile3" }.Any(k => objects.Get(descriptor, k) is StreamToken)
            ? descriptor : null;
}

/// <summary>A list of a subset's glyphs, for the descriptor that lacks it.</summary>
internal abstract record GlyphList
{
    /// <summary>Which descriptor.</summary>
    internal IndirectReference Descriptor { get; init; }
}

/// <summary>The list of a CID font.</summary>
internal sealed record CidSet(byte[] Bits) : GlyphList;

/// <summary>The list of a Type 1 font.</summary>
internal sealed record CharSet(string Names) : GlyphList;
