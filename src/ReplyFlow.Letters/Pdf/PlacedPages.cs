using System.Text;
using ReplyFlow.Letters.Pages;
using ReplyFlow.Letters.Placed;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace ReplyFlow.Letters.Pdf;

/// <summary>
/// Copies pages of other PDFs as form XObjects (ISO 32000-1, 8.10). Only what their content draws is copied: nothing of the file's
/// own catalogue, actions, comments or metadata.
/// </summary>
internal sealed class PlacedPages(PdfFile file)
{
    private const int DeepestValue = 64;

    /// <summary>What a drawing does without: notes of programs, press marks, and what PDF/A-1 forbids and nobody sees.</summary>
    private static readonly HashSet<string> Dropped =
        ["Metadata", "PieceInfo", "LastModified", "StructParent", "StructParents", "OPI", "Alternates", "Interpolate", "Group", "Thumb"];

    private static readonly string[] Drawing = ["Font", "XObject", "ExtGState", "ColorSpace", "Pattern", "Shading"];

    private readonly Dictionary<(PlacedPdf, int), (string Name, int Id)> _pages = [];
    private readonly Dictionary<(PlacedPdf, IndirectReference), int> _copied = [];
    private readonly Queue<(PlacedPdf Source, IndirectReference Reference, int Id)> _waiting = [];

    /// <summary>Resource names and object numbers of the pages copied.</summary>
    internal IEnumerable<(string Name, int Id)> All => _pages.Values.OrderBy(p => p.Id);

    /// <summary>Copies a page, or finds it copied, and gives its resource name.</summary>
    internal string Embed(PlacedPdf source, int index)
    {
        if (_pages.TryGetValue((source, index), out var known))
            return known.Name;
        var page = source.Pages[index];
        using var entries = new PdfBuffer();
        entries.Raw("/Type /XObject /Subtype /Form /BBox [");
        foreach (var side in page.Box)
            entries.Number(side).Raw(" ");
        entries.Raw("] /Resources <<");
        foreach (var category in Drawing)
        {
            if (!page.Resources.Data.TryGetValue(category, out var value))
                continue;
            entries.Raw($" /{category} ");
            Value(entries, source, value, 0);
        }
        entries.Raw(" >>");
        using var content = new MemoryStream();
        foreach (var stream in page.Content)
        {
            content.Write(source.Objects.Content(stream));
            // Two streams of one page are parted like two words.
            content.WriteByte((byte)'\n');
        }
        var id = file.AddStream(content.ToArray(), Encoding.Latin1.GetString(entries.Span));
        while (_waiting.TryDequeue(out var next))
            Copy(next.Source, next.Reference, next.Id);
        return (_pages[(source, index)] = ($"Pg{_pages.Count + 1}", id)).Name;
    }

    /// <summary>The transformation that puts a page into its place: a, b, c, d, e, f of ISO 32000-1, 8.3.3, in points.</summary>
    internal static double[] Place(PlacedPage placed, double paperHeight)
    {
        var page = placed.Source.Pages[placed.PageIndex];
        var turns = (page.Rotation / 90 + (placed.IsTurned ? 3 : 0)) % 4;
        double width = Millimetres.ToPoints(placed.Width), height = Millimetres.ToPoints(placed.Height);
        double left = Millimetres.ToPoints(placed.X), bottom = Millimetres.ToPoints(paperHeight - placed.Y - placed.Height);
        double across = page.Box[2] - page.Box[0], up = page.Box[3] - page.Box[1];
        var scale = turns % 2 == 0 ? width / across : width / up;
        var (a, b, c, d, x, y) = turns switch
        {
            0 => (scale, 0d, 0d, scale, left, bottom),
            1 => (0d, -scale, scale, 0d, left, bottom + height),
            2 => (-scale, 0d, 0d, -scale, left + width, bottom + height),
            _ => (0d, scale, -scale, 0d, left + width, bottom),
        };
        return [a, b, c, d, x - a * page.Box[0] - c * page.Box[1], y - b * page.Box[0] - d * page.Box[1]];
    }

    private void Copy(PlacedPdf source, IndirectReference reference, int id)
    {
        var token = source.Objects.Resolve(new IndirectReferenceToken(reference));
        var list = source.Lists.GetValueOrDefault(reference);
        var set = list is CidSet { Bits: var bits } ? file.AddStream(bits) : 0;
        file.Write(id, o =>
        {
            if (list is not null && token is DictionaryToken descriptor)
            {
                o.Raw("<<");
                Entries(o, source, descriptor, 0);
                if (list is CharSet { Names: var names })
                    o.Raw(" /CharSet (").Raw(names).Raw(") >>");
                else
                    o.Raw(" /CIDSet ").Reference(set).Raw(" >>");
                return;
            }
            if (token is not StreamToken stream)
            {
                Value(o, source, token ?? NullToken.Instance, 0);
                return;
            }
            o.Raw("<<");
            Entries(o, source, stream.StreamDictionary, 0, except: "Length");
            o.Raw(" /Length ").Int(stream.Data.Length).Raw(" >>\nstream\n").Bytes(stream.Data.Span).Raw("\nendstream");
        });
    }

    private void Entries(PdfBuffer output, PlacedPdf source, DictionaryToken dictionary, int depth, string except = "")
    {
        foreach (var (key, value) in dictionary.Data)
        {
            if (key == except || Dropped.Contains(key) || source.Objects.Resolve(value) is null)
                continue;
            Name(output.Raw(" "), key);
            Value(output.Raw(" "), source, value, depth + 1);
        }
    }

    private void Value(PdfBuffer output, PlacedPdf source, IToken token, int depth)
    {
        if (depth > DeepestValue)
            throw new PlacedPdfException("PDF 的内容层层嵌套过深。");
        switch (token)
        {
            case IndirectReferenceToken reference:
                output.Reference(Number(source, reference.Data));
                break;
            case DictionaryToken dictionary:
                output.Raw("<<");
                Entries(output, source, dictionary, depth);
                output.Raw(" >>");
                break;
            case ArrayToken array:
                output.Raw("[");
                foreach (var item in array.Data)
                    Value(output.Raw(" "), source, item, depth + 1);
                output.Raw(" ]");
                break;
            case NameToken name:
                Name(output, name.Data);
                break;
            case NumericToken number:
                output.Exact(number.Data);
                break;
            case StringToken text:
                output.Raw("<").Raw(Convert.ToHexString(text.GetBytes())).Raw(">");
                break;
            case HexToken hex:
                output.Raw("<").Raw(Convert.ToHexString(hex.Bytes)).Raw(">");
                break;
            case BooleanToken flag:
                output.Raw(flag.Data ? "true" : "false");
                break;
            default:
                output.Raw("null");
                break;
        }
    }

    private int Number(PlacedPdf source, IndirectReference reference)
    {
        if (_copied.TryGetValue((source, reference), out var id))
            return id;
        _copied[(source, reference)] = id = file.Reserve();
        _waiting.Enqueue((source, reference, id));
        return id;
    }

    private static void Name(PdfBuffer output, string name)
    {
        output.Raw("/");
        foreach (var b in Encoding.Latin1.GetBytes(name))
        {
            if (b is > 0x20 and < 0x7F && !"#/()<>[]{}%".Contains((char)b, StringComparison.Ordinal))
                output.Byte(b);
            else
                output.Raw($"#{b:X2}");
        }
    }
}
