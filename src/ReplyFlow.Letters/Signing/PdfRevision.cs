using System.Globalization;
using System.Text;

namespace ReplyFlow.Letters.Signing;

/// <summary>A PDF's newest state: cross-reference tables and dictionaries. Reads what this program writes: classic tables, no object streams.</summary>
internal sealed class PdfRevision
{
    private const int MaximumRevisions = 64, MaximumObjects = 1_000_000;
    private readonly byte[] _pdf;
    private readonly Dictionary<int, int> _offsets = [];

    private PdfRevision(byte[] pdf)
    {
        _pdf = pdf;
        CrossReference = StartOfTable();
        var next = (long)CrossReference;
        for (var revision = 0; ; revision++)
        {
            if (revision == MaximumRevisions || next < 0 || next >= pdf.Length) throw PdfSyntax.Bad();
            var trailer = ReadTable((int)next);
            Trailer ??= trailer;
            if (!trailer.TryGetValue("Prev", out var previous)) break;
            next = Number(previous);
        }
        Size = (int)Number(Trailer.GetValueOrDefault("Size") ?? throw PdfSyntax.Bad());
        Root = PdfSyntax.Reference(Trailer.GetValueOrDefault("Root") ?? throw PdfSyntax.Bad());
    }

    /// <summary>Where the newest cross-reference table starts.</summary>
    public int CrossReference { get; }

    /// <summary>One more than the highest object number.</summary>
    public int Size { get; }

    /// <summary>The catalogue's object number.</summary>
    public int Root { get; }

    public Dictionary<string, string> Trailer { get; }

    public static PdfRevision Read(byte[] pdf) => new(pdf);

    /// <summary>The dictionary of an object, as written.</summary>
    public string Dictionary(int id)
    {
        if (!_offsets.TryGetValue(id, out var offset) || offset >= _pdf.Length) throw PdfSyntax.Bad();
        var head = $"{id} 0 obj";
        var length = _pdf.AsSpan(offset).IndexOf("endobj"u8);
        var text = length < 0 ? throw PdfSyntax.Bad() : Encoding.Latin1.GetString(_pdf, offset, length);
        if (!text.StartsWith(head, StringComparison.Ordinal)) throw PdfSyntax.Bad();
        var start = PdfSyntax.Skip(text, head.Length);
        return text[start..PdfSyntax.ValueEnd(text, start, 0)];
    }

    /// <summary>Where an object's bytes start.</summary>
    public int OffsetOf(int id) => _offsets.TryGetValue(id, out var offset) ? offset : throw PdfSyntax.Bad();

    /// <summary>The object number of the first page.</summary>
    public int FirstPage()
    {
        var node = PdfSyntax.Reference(PdfSyntax.Entries(Dictionary(Root)).GetValueOrDefault("Pages") ?? throw PdfSyntax.Bad());
        for (var depth = 0; depth < 32; depth++)
        {
            if (!PdfSyntax.Entries(Dictionary(node)).TryGetValue("Kids", out var kids)) return node;
            node = PdfSyntax.Reference(PdfSyntax.Items(kids).FirstOrDefault() ?? throw PdfSyntax.Bad());
        }
        throw PdfSyntax.Bad();
    }

    private int StartOfTable()
    {
        var tail = Encoding.Latin1.GetString(_pdf, Math.Max(0, _pdf.Length - 1024), Math.Min(1024, _pdf.Length));
        var mark = tail.LastIndexOf("startxref", StringComparison.Ordinal);
        if (mark < 0) throw PdfSyntax.Bad();
        var digits = string.Concat(tail[(mark + 9)..].SkipWhile(char.IsWhiteSpace).TakeWhile(char.IsAsciiDigit));
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var offset) && offset < _pdf.Length
            ? offset : throw PdfSyntax.Bad();
    }

    private Dictionary<string, string> ReadTable(int start)
    {
        var trailerAt = _pdf.AsSpan(start).IndexOf("trailer"u8);
        if (trailerAt < 0 || !_pdf.AsSpan(start).StartsWith("xref"u8)) throw PdfSyntax.Bad();
        var lines = Encoding.Latin1.GetString(_pdf, start + 4, trailerAt - 4)
            .Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        for (var i = 0; i < lines.Length;)
        {
            var head = lines[i++].Split(' ');
            if (head.Length != 2) throw PdfSyntax.Bad();
            long first = Number(head[0]), count = Number(head[1]);
            if (first + count > MaximumObjects || count > lines.Length - i) throw PdfSyntax.Bad();
            for (var entry = 0; entry < count; entry++, i++)
            {
                if (lines[i].Length == 18 && lines[i][17] == 'n') _offsets.TryAdd((int)first + entry, (int)Number(lines[i][..10]));
            }
        }
        var rest = Encoding.Latin1.GetString(_pdf, start + trailerAt + 7, Math.Min(_pdf.Length - start - trailerAt - 7, 4096));
        return PdfSyntax.Entries(rest);
    }

    private static long Number(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value <= int.MaxValue ? value : throw PdfSyntax.Bad();
}
