using System.Globalization;
using System.IO.Compression;
using System.Xml.Linq;

namespace ReplyFlow.Letters.Tests.Ofd;

/// <summary>An OFD file as a reader takes it: the parts by their names, and what the pages draw.</summary>
internal sealed class OfdFile
{
    public static readonly XNamespace Space = "http://www.ofdspec.org/2016";

    private readonly string _root;

    public OfdFile(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
        foreach (var entry in zip.Entries)
        {
            Written.Add(entry.LastWriteTime);
            using var part = entry.Open();
            using var copy = new MemoryStream();
            part.CopyTo(copy);
            Parts.Add(entry.FullName, copy.ToArray());
        }
        Entry = Xml("OFD.xml");
        _root = Entry.Descendants(Space + "DocRoot").Single().Value;
        Document = Xml(_root);
        Resources = [.. Document.Descendants().Where(e => e.Name.LocalName is "PublicRes" or "DocumentRes").Select(e => Beside(_root, e.Value))];
        Pages = [.. Document.Descendants(Space + "Page").Select(p => Beside(_root, (string)p.Attribute("BaseLoc")!))];
    }

    public Dictionary<string, byte[]> Parts { get; } = [];

    public List<DateTimeOffset> Written { get; } = [];

    public XElement Entry { get; }

    public XElement Document { get; }

    /// <summary>Names of the parts that list resources.</summary>
    public IReadOnlyList<string> Resources { get; }

    /// <summary>Names of the pages' parts.</summary>
    public IReadOnlyList<string> Pages { get; }

    public string DocumentPart => _root;

    public XElement Xml(string part) => XDocument.Parse(System.Text.Encoding.UTF8.GetString(Parts[part]), LoadOptions.PreserveWhitespace).Root!;

    public IEnumerable<XElement> Everything() => Resources.Concat(Pages).Select(Xml).Append(Document).SelectMany(root => root.DescendantsAndSelf());

    /// <summary>The file of a resource: its part's name.</summary>
    public string File(string id)
    {
        foreach (var part in Resources)
        {
            var root = Xml(part);
            if (root.Descendants().FirstOrDefault(e => (string?)e.Attribute("ID") == id) is { } resource)
                return Beside(part, $"{(string)root.Attribute("BaseLoc")!}/{resource.Elements().Single().Value}");
        }
        throw new KeyNotFoundException(id);
    }

    public XElement Font(string id) => Resources.SelectMany(r => Xml(r).Descendants(Space + "Font")).Single(f => (string)f.Attribute("ID")! == id);

    /// <summary>A page's texts in their order. Characters are counted as readers do, in UTF-16.</summary>
    public IEnumerable<Drawn> Texts(int page)
    {
        foreach (var text in Xml(Pages[page]).Descendants(Space + "TextObject"))
        {
            var box = Numbers(text.Attribute("Boundary"));
            var code = text.Element(Space + "TextCode")!;
            double[] steps = [0, .. Numbers(code.Attribute("DeltaX"))];
            var x = box[0] + Numbers(code.Attribute("X"))[0];
            var places = steps.Select(s => x += s).ToList();
            yield return new Drawn(text, code.Value, places, box[1] + Numbers(code.Attribute("Y"))[0], box,
                (string)text.Attribute("Font")!, Numbers(text.Attribute("Size"))[0], (string)text.Element(Space + "FillColor")!.Attribute("Value")!);
        }
    }

    public static double[] Numbers(XAttribute? attribute) =>
        attribute is null ? [] : [.. attribute.Value.Split(' ').Select(n => double.Parse(n, CultureInfo.InvariantCulture))];

    private static string Beside(string part, string location) => $"{part[..(part.LastIndexOf('/') + 1)]}{location}";

    /// <param name="Object">The element.</param>
    /// <param name="Text">Its characters.</param>
    /// <param name="Places">Where each stands, mm from the left of the paper.</param>
    /// <param name="Baseline">Mm from the top of the paper.</param>
    /// <param name="Box">Its boundary.</param>
    /// <param name="Font">The font's identifier.</param>
    /// <param name="Size">Size in mm.</param>
    /// <param name="Colour">Red, green and blue.</param>
    internal sealed record Drawn(XElement Object, string Text, List<double> Places, double Baseline, double[] Box, string Font, double Size, string Colour);
}
