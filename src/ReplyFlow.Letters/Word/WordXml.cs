using System.Globalization;
using System.Xml.Linq;
using ReplyFlow.Letters.Fonts;

namespace ReplyFlow.Letters.Word;

/// <summary>Small words of WordprocessingML (ECMA-376, part 1).</summary>
internal static class WordXml
{
    internal static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    internal static readonly XNamespace R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

    /// <summary>Millimetres to twentieths of a point.</summary>
    internal static int Twips(double mm) => (int)Math.Round(mm / 25.4 * 1440);

    internal static XElement E(string name, params object?[] content) => new(W + name, content);

    internal static XAttribute A(string name, object value) => new(W + name, Convert.ToString(value, CultureInfo.InvariantCulture)!);

    internal static XElement Val(string name, object value) => E(name, A("val", value));

    /// <summary>The official face of a role, as Word and WPS know it.</summary>
    internal static string Face(FontRole role) => role switch
    {
        FontRole.FangSong => "仿宋_GB2312",
        FontRole.TitleSong => "方正小标宋简体",
        FontRole.Hei => "黑体",
        FontRole.Kai => "楷体_GB2312",
        _ => "宋体",
    };

    /// <summary>Run properties: face for all scripts, size, tracking and ink.</summary>
    internal static XElement RunProperties(FontRole role, double points, int trackingTwips = 0, bool isRed = false) => E("rPr",
        E("rFonts", A("hint", "eastAsia"), A("ascii", Face(role)), A("hAnsi", Face(role)), A("eastAsia", Face(role)), A("cs", Face(role))),
        isRed ? Val("color", "FF0000") : null,
        trackingTwips == 0 ? null : Val("spacing", trackingTwips),
        Val("sz", HalfPoints(points)),
        Val("szCs", HalfPoints(points)));

    internal static XElement Run(string text, XElement properties) => E("r",
        new XElement(properties), E("t", new XAttribute(XNamespace.Xml + "space", "preserve"), text));

    private static int HalfPoints(double points) => (int)Math.Round(points * 2);
}
