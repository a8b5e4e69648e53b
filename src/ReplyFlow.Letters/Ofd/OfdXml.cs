using System.Globalization;
using System.Text;
using System.Xml;
using System.Xml.Linq;

namespace ReplyFlow.Letters.Ofd;

/// <summary>Elements and numbers as GB/T 33190-2016 writes them.</summary>
internal static class OfdXml
{
    private static readonly XNamespace Space = "http://www.ofdspec.org/2016";

    private static readonly XmlWriterSettings Settings = new() { Encoding = new UTF8Encoding(false) };

    public static XElement E(string name, params object?[] content) => new(Space + name, content);

    public static XAttribute A(string name, object value) => new(name, value);

    /// <summary>Millimetres to the thousandth.</summary>
    public static string Number(double millimetres) => (Math.Round(millimetres, 3) + 0.0).ToString("0.###", CultureInfo.InvariantCulture);

    public static string Numbers(params IEnumerable<double> millimetres) => string.Join(' ', millimetres.Select(Number));

    /// <summary>A part's bytes.</summary>
    public static byte[] Part(XElement root)
    {
        root.Add(new XAttribute(XNamespace.Xmlns + "ofd", Space));
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Settings))
            new XDocument(root).WriteTo(writer);
        return stream.ToArray();
    }
}
