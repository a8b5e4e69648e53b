using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace ReplyFlow.Letters.Placed;

/// <summary>
/// Whether what the pages of a PDF draw may stand in a PDF/A-1 file (ISO 19005-1, 6.2 to 6.4): fonts embedded, no transparency, no
/// colours for printing presses, no packing that is not allowed. What is not is refused with the page and the way out.
/// </summary>
internal sealed class PlacedPdfCheck(PdfObjects objects)
{
    private const string Advice = "请在办公软件里重新导出，并勾选“符合 PDF/A”，再附上";
    private const int Deepest = 28;

    private static readonly HashSet<string> AllowedFilters =
        ["FlateDecode", "DCTDecode", "CCITTFaxDecode", "JBIG2Decode", "ASCII85Decode", "ASCIIHexDecode", "RunLengthDecode"];
    private static readonly HashSet<string> Links = ["Link", "Popup"];
    private static readonly HashSet<string> Packings = ["/LZW", "/LZWDecode"];
    private static readonly HashSet<string> PressColours = ["/DeviceCMYK", "/CMYK"];

    private readonly HashSet<IndirectReference> _seen = [];
    private readonly Dictionary<IndirectReference, GlyphList> _lists = [];
    private int _page;

    /// <summary>Lists of glyphs that fonts lack, by their descriptors.</summary>
    internal IReadOnlyDictionary<IndirectReference, GlyphList> Lists => _lists;

    /// <summary>Whether every font met tells which characters its glyphs are.</summary>
    internal bool HasUnicode { get; private set; } = true;

    internal void Page(PlacedPdfPage page, int number)
    {
        _page = number;
        if (page.Annotations.FirstOrDefault(a => !Links.Contains(objects.Name(a, "Subtype") ?? "") && !IsHidden(a)) is { } extra)
            throw Refuse($"有{(objects.Name(extra, "Subtype") == "Widget" ? "表单域或电子印章" : "批注")}，放入公文时会丢失，请先打印成不带它们的 PDF");
        foreach (var stream in page.Content)
            Words(objects.Content(stream));
        Resources(page.Resources, 0);
    }

    private bool IsHidden(DictionaryToken annotation) => ((int)(objects.Number(annotation, "F") ?? 0) & 2) != 0;

    private void Words(byte[] content)
    {
        foreach (var word in ContentWords.Read(content))
            if (word is "k" or "K" || PressColours.Contains(word))
                throw Press();
            else if (Packings.Contains(word))
                throw Packing("LZW");
    }

    private void Resources(DictionaryToken resources, int depth)
    {
        if (depth > Deepest)
            throw Refuse("的图形层层嵌套过深");
        foreach (var font in Entries(resources, "Font"))
            Font(font);
        foreach (var state in Entries(resources, "ExtGState"))
            State(state);
        foreach (var drawn in Entries(resources, "XObject"))
            Drawn(drawn, depth);
        foreach (var pattern in Entries(resources, "Pattern"))
            Pattern(pattern, depth);
        foreach (var property in Entries(resources, "Properties"))
            if (objects.Dictionary(property) is { } group && objects.Name(group, "Type") is "OCG" or "OCMD")
                throw Refuse($"分了图层，{Advice}");
        foreach (var category in new[] { "ColorSpace", "Shading" })
            foreach (var colours in Entries(resources, category))
                Colours(colours, 0);
    }

    /// <summary>The things of a category that were not looked at yet.</summary>
    private List<IToken> Entries(DictionaryToken resources, string category)
    {
        if (objects.Dictionary(objects.Get(resources, category)) is not { } entries)
            return [];
        return [.. entries.Data.Values.Where(e => e is not IndirectReferenceToken { Data: var at } || _seen.Add(at)).Select(objects.Resolve).OfType<IToken>()];
    }

    private void State(IToken token)
    {
        if (objects.Dictionary(token) is not { } state)
            return;
        var isOpaque = (objects.Number(state, "CA") ?? 1) >= 1 && (objects.Number(state, "ca") ?? 1) >= 1
            && objects.Get(state, "SMask") is null or NameToken { Data: "None" }
            && objects.Get(state, "BM") is null or NameToken { Data: "Normal" or "Compatible" };
        if (!isOpaque)
            throw Transparency();
        if (objects.Get(state, "TR") is not null || objects.Get(state, "TR2") is not (null or NameToken { Data: "Default" }))
            throw Refuse($"有印刷用的转移函数，{Advice}");
    }

    private void Drawn(IToken token, int depth)
    {
        if (token is not StreamToken stream)
            return;
        var head = stream.StreamDictionary;
        Filters(head);
        if (objects.Get(head, "OC") is not null)
            throw Refuse($"分了图层，{Advice}");
        if (objects.Get(head, "SMask") is not (null or NameToken { Data: "None" }) || objects.Number(head, "SMaskInData") > 0)
            throw Transparency();
        if (objects.Name(head, "Subtype") == "PS" || objects.Name(head, "Subtype2") == "PS" || objects.Get(head, "Ref") is not null)
            throw Refuse("引用了外部内容或程序代码");
        Colours(objects.Get(head, "ColorSpace"), 0);
        if (objects.Get(head, "Mask") is StreamToken mask)
            Filters(mask.StreamDictionary);
        if (objects.Name(head, "Subtype") != "Form")
            return;
        Words(objects.Content(stream));
        if (objects.Dictionary(objects.Get(head, "Resources")) is { } resources)
            Resources(resources, depth + 1);
    }

    private void Pattern(IToken token, int depth)
    {
        if (token is StreamToken tile)
        {
            Words(objects.Content(tile));
            if (objects.Dictionary(objects.Get(tile.StreamDictionary, "Resources")) is { } resources)
                Resources(resources, depth + 1);
        }
        else if (objects.Dictionary(token) is { } shading)
        {
            Colours(objects.Get(shading, "Shading"), 0);
            if (objects.Get(shading, "ExtGState") is { } state)
                State(state);
        }
    }

    /// <summary>A colour space or a shading: no colours of printing presses in it, profiles of the version that PDF/A-1 knows.</summary>
    private void Colours(IToken? token, int depth)
    {
        if (depth > Deepest)
            throw Refuse("的颜色定义层层嵌套过深");
        switch (objects.Resolve(token))
        {
            case NameToken name when PressColours.Contains("/" + name.Data):
                throw Press();
            case ArrayToken { Data.Count: > 1 } array when (objects.Resolve(array.Data[0]) as NameToken)?.Data == "ICCBased":
                if (objects.Resolve(array.Data[1]) is not StreamToken profile || objects.Number(profile.StreamDictionary, "N") is not (1 or 3))
                    throw Press();
                if (objects.Content(profile) is not { Length: > 8 } icc || icc[8] > 2)
                    throw Refuse($"的颜色配置文件版本过新，{Advice}");
                break;
            case ArrayToken array:
                foreach (var part in array.Data)
                    Colours(part, depth + 1);
                break;
            case DictionaryToken shading:
                Colours(objects.Get(shading, "ColorSpace"), depth + 1);
                break;
            case StreamToken { StreamDictionary: var mesh } when objects.Get(mesh, "ShadingType") is not null:
                Filters(mesh);
                Colours(objects.Get(mesh, "ColorSpace"), depth + 1);
                break;
        }
    }

    private void Filters(DictionaryToken stream)
    {
        if (objects.Filters(stream).FirstOrDefault(f => !AllowedFilters.Contains(f)) is { } filter)
            throw Packing(filter.Replace("Decode", "", StringComparison.Ordinal));
        if (objects.Get(stream, "F") is not null)
            throw Refuse("引用了外部文件");
    }

    private void Font(IToken token)
    {
        if (objects.Dictionary(token) is not { } font)
            return;
        var facts = PlacedFont.Read(objects, font);
        if (facts.Fault.Length > 0)
            throw Refuse($"的字体“{facts.Name}”{facts.Fault}，{Advice}");
        HasUnicode &= facts.HasUnicode;
        if (facts.List is { } list)
            _lists[list.Descriptor] = list;
        if (facts.Glyphs is { } glyphs)
        {
            foreach (var glyph in glyphs)
                Words(objects.Content(glyph));
            if (objects.Dictionary(objects.Get(font, "Resources")) is { } resources)
                Resources(resources, 1);
        }
    }

    private PlacedPdfException Press() => Refuse($"用了印刷色（CMYK），{Advice}");

    private PlacedPdfException Transparency() => Refuse($"有透明效果，{Advice}");

    private PlacedPdfException Packing(string name) => Refuse($"的图像用了 {name} 压缩，{Advice}");

    private PlacedPdfException Refuse(string what) => new($"PDF 第 {_page} 页{what}。");
}
