using System.Xml.Linq;
using ReplyFlow.Letters.Fonts;
using ReplyFlow.Letters.Layout;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Pages;
using static ReplyFlow.Letters.Word.WordXml;

namespace ReplyFlow.Letters.Word;

/// <summary>The parts of a .docx around its text.</summary>
internal static class DocxParts
{
    private const string Main = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
    private const string Relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
    private static readonly XNamespace Types = "http://schemas.openxmlformats.org/package/2006/content-types";
    private static readonly XNamespace Rels = "http://schemas.openxmlformats.org/package/2006/relationships";

    /// <summary>From the paper's lower edge to the lower edge of the page number's line: 7 mm below the type area, one line of 四号.</summary>
    private const double FooterDistance = PageGrid.PaperHeight - PageGrid.Bottom - 7 - FooterLine;

    private const double FooterLine = 6;

    internal static XDocument ContentTypes() => new(new XElement(Types + "Types",
        new XElement(
            Types + "Default", new XAttribute("Extension", "rels"), new XAttribute("ContentType", "application/vnd.openxmlformats-package.relationships+xml")),
        new XElement(Types + "Default", new XAttribute("Extension", "xml"), new XAttribute("ContentType", "application/xml")),
        Override("/word/document.xml", Main + "document.main+xml"),
        Override("/word/styles.xml", Main + "styles+xml"),
        Override("/word/settings.xml", Main + "settings+xml"),
        Override("/word/footerOdd.xml", Main + "footer+xml"),
        Override("/word/footerEven.xml", Main + "footer+xml"),
        Override("/word/footerFirst.xml", Main + "footer+xml"),
        Override("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml")));

    private static XElement Override(string part, string type) =>
        new(Types + "Override", new XAttribute("PartName", part), new XAttribute("ContentType", type));

    internal static XDocument PackageRelations() => Relationships(
        ("rId1", Relations + "officeDocument", "word/document.xml"),
        ("rId2", "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties", "docProps/core.xml"));

    internal static XDocument DocumentRelations() => Relationships(
        ("rId1", Relations + "styles", "styles.xml"),
        ("rId2", Relations + "settings", "settings.xml"),
        ("rId3", Relations + "footer", "footerOdd.xml"),
        ("rId4", Relations + "footer", "footerEven.xml"),
        ("rId5", Relations + "footer", "footerFirst.xml"));

    private static XDocument Relationships(params (string Id, string Type, string Target)[] all) => new(new XElement(Rels + "Relationships",
        all.Select(r => new XElement(Rels + "Relationship", new XAttribute("Id", r.Id), new XAttribute("Type", r.Type), new XAttribute("Target", r.Target)))));

    internal static XDocument Core(DocumentInfo info)
    {
        XNamespace cp = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties";
        XNamespace dc = "http://purl.org/dc/elements/1.1/";
        XNamespace terms = "http://purl.org/dc/terms/";
        XNamespace xsi = "http://www.w3.org/2001/XMLSchema-instance";
        return new XDocument(new XElement(cp + "coreProperties",
            new XAttribute(XNamespace.Xmlns + "cp", cp), new XAttribute(XNamespace.Xmlns + "dc", dc),
            new XAttribute(XNamespace.Xmlns + "dcterms", terms), new XAttribute(XNamespace.Xmlns + "xsi", xsi),
            new XElement(dc + "title", info.Title),
            new XElement(dc + "subject", info.Subject),
            new XElement(dc + "creator", info.Author),
            new XElement(dc + "language", "zh-CN"),
            new XElement(terms + "created", new XAttribute(xsi + "type", "dcterms:W3CDTF"), DocxExport.Instant(info.CreatedOn))));
    }

    internal static XDocument Styles() => Rooted("styles",
        E("docDefaults",
            E("rPrDefault", With(RunProperties(FontRole.FangSong, 16, -5), E("lang", A("val", "en-US"), A("eastAsia", "zh-CN")))),
            E("pPrDefault")),
        E("style", A("type", "paragraph"), A("default", 1), A("styleId", "Normal"), Val("name", "Normal"), E("qFormat"),
            // overflowPunct as Word sets it; LibreOffice 7.4 reads it the wrong way round and with 0 loses marks that hang.
            E("pPr",
                E("widowControl", A("val", 0)), E("kinsoku"), E("overflowPunct", A("val", 1)),
                E("autoSpaceDE", A("val", 0)), E("autoSpaceDN", A("val", 0)), E("snapToGrid", A("val", 0)),
                E("spacing", A("before", 0), A("after", 0), A("line", Twips(PageGrid.Pitch)), A("lineRule", "exact")))));

    private static XElement With(XElement properties, XElement more)
    {
        properties.Add(more);
        return properties;
    }

    internal static XDocument Settings() => Rooted("settings",
        E("zoom", A("percent", 100)),
        E("evenAndOddHeaders"),
        E("characterSpacingControl", A("val", "compressPunctuation")),
        E("compat", E("compatSetting", A("name", "compatibilityMode"), A("uri", "http://schemas.microsoft.com/office/word"), A("val", 15))));

    internal static XDocument Footer(string side) => Rooted("ftr", PageNumber(side));

    private static XElement PageNumber(string side)
    {
        var properties = RunProperties(FontRole.Song, 14);
        return new DocxParagraph
        {
            Line = FooterLine,
            Justify = side,
            Left = side == "left" ? PageGrid.Cell : 0,
            Right = side == "right" ? PageGrid.Cell : 0,
            Runs =
            [
                Run("— ", properties),
                E("r", new XElement(properties), E("fldChar", A("fldCharType", "begin"))),
                E("r", new XElement(properties), E("instrText", new XAttribute(XNamespace.Xml + "space", "preserve"), " PAGE ")),
                E("r", new XElement(properties), E("fldChar", A("fldCharType", "separate"))),
                Run("1", properties),
                E("r", new XElement(properties), E("fldChar", A("fldCharType", "end"))),
                Run(" —", properties),
            ],
        }.ToXml();
    }

    /// <summary>Page 1 of a letter in 信函 style: no number, but the lower double rule, placed on the paper.</summary>
    internal static XDocument FirstFooter(Page first, LetterStyle style)
    {
        if (style == LetterStyle.Document)
            return Footer("right");
        var rule = first.Rules.Where(r => r.Ink == Ink.Red).OrderBy(r => r.Y).SkipLast(1).Last();
        var paragraph = new DocxParagraph
        {
            Line = 1,
            Frame = E(
                "framePr", A("w", Twips(rule.Width)), A("h", 40), A("hRule", "exact"), A("wrap", "around"),
                A("vAnchor", "page"), A("hAnchor", "page"), A("x", Twips(rule.X)), A("y", Twips(rule.Y))),
            Borders = E("pBdr", E("top", A("val", "thinThickSmallGap"), A("sz", 24), A("space", 0), A("color", "FF0000"))),
        };
        return Rooted("ftr", paragraph.ToXml(), new DocxParagraph { Line = FooterLine }.ToXml());
    }

    internal static XElement Section(LetterStyle style) => E("sectPr",
        Reference("default", "rId3"), Reference("even", "rId4"), Reference("first", "rId5"),
        E("pgSz", A("w", Twips(PageGrid.PaperWidth)), A("h", Twips(PageGrid.PaperHeight))),
        E("pgMar",
            A("top", Twips(PageGrid.Top)), A("right", Twips(PageGrid.PaperWidth - PageGrid.Right)),
            A("bottom", Twips(PageGrid.PaperHeight - PageGrid.Bottom) - 2),
            A("left", Twips(PageGrid.Left)), A("header", Twips(15)), A("footer", Twips(FooterDistance)), A("gutter", 0)),
        style == LetterStyle.Letter ? E("titlePg") : null,
        // No grid type: exact line heights and tracking set the 22 × 28 themselves, and LibreOffice moves the text of a page with a grid.
        E("docGrid", A("linePitch", Twips(PageGrid.Pitch))));

    private static XElement Reference(string type, string id) => E("footerReference", A("type", type), new XAttribute(R + "id", id));

    private static XDocument Rooted(string name, params object?[] content) =>
        new(E(name, new XAttribute(XNamespace.Xmlns + "w", W), content));
}
