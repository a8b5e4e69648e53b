using System.Globalization;
using System.Security.Cryptography;
using ReplyFlow.Letters.Pdf;

namespace ReplyFlow.Letters.Signing;

/// <summary>
/// The bytes that a signature appends to a PDF (ISO 32000-1, 7.5.6 and 12.8): an invisible field on the first page, and
/// room for the signature.
/// </summary>
internal sealed class SignatureUpdate
{
    private const int RangeDigits = 10;
    private readonly byte[] _pdf;
    private readonly PdfRevision _revision;
    private readonly PdfBuffer _output;
    private readonly SortedDictionary<int, int> _offsets = [];
    private readonly int _contentsLength;

    private SignatureUpdate(byte[] pdf, SignatureDetails details, string name, int contentsLength)
    {
        (_pdf, _contentsLength) = (pdf, contentsLength);
        _revision = PdfRevision.Read(pdf);
        _output = new PdfBuffer(pdf.Length + contentsLength * 2 + 8192).Bytes(pdf);
        if (pdf[^1] != '\n') _output.Raw("\n");
        int signature = _revision.Size, field = signature + 1, appearance = signature + 2, page = _revision.FirstPage();
        var fields = Fields();
        WriteSignature(signature, details, name);
        Write(field, $"<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature{fields.Count + 1}) /V {signature} 0 R" +
            $" /F 132 /Rect [0 0 0 0] /P {page} 0 R /AP << /N {appearance} 0 R >> >>");
        Write(appearance, "<< /Type /XObject /Subtype /Form /BBox [0 0 0 0] /Length 0 >>\nstream\n\nendstream");
        Write(page, With(_revision.Dictionary(page), "Annots", old => List(old, field)));
        fields.Add($"{field} 0 R");
        Write(_revision.Root, With(_revision.Dictionary(_revision.Root), "AcroForm", _ => $"<< /SigFlags 3 /Fields [{string.Join(' ', fields)}] >>"));
        WriteTable(appearance + 1);
        SetByteRange();
    }

    /// <summary>Where the signature's "&lt;" stands.</summary>
    public int ContentsAt { get; private set; }

    /// <summary>First byte behind its "&gt;".</summary>
    public int ContentsEnd => ContentsAt + _contentsLength * 2 + 2;

    private int ByteRangeAt { get; set; }

    /// <summary>Makes the update.</summary>
    /// <param name="pdf">The document.</param>
    /// <param name="details">What the signature says.</param>
    /// <param name="name">The signer.</param>
    /// <param name="contentsLength">Room for the signature, bytes.</param>
    public static SignatureUpdate Build(byte[] pdf, SignatureDetails details, string name, int contentsLength) => new(pdf, details, name, contentsLength);

    /// <summary>The whole file with the signature's room still zero.</summary>
    public byte[] ToArray() => _output.ToArray();

    private List<string> Fields()
    {
        var catalogue = PdfSyntax.Entries(_revision.Dictionary(_revision.Root));
        if (!catalogue.TryGetValue("AcroForm", out var form)) return [];
        return PdfSyntax.Items(PdfSyntax.Entries(form).GetValueOrDefault("Fields") ?? throw PdfSyntax.Bad());
    }

    private void WriteSignature(int id, SignatureDetails details, string name)
    {
        Begin(id);
        _output.Raw("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M ").Date(details.At);
        _output.Raw(" /Name ").Text(name);
        if (details.Reason.Length > 0) _output.Raw(" /Reason ").Text(details.Reason);
        if (details.Location.Length > 0) _output.Raw(" /Location ").Text(details.Location);
        _output.Raw(" /ByteRange [0 ");
        ByteRangeAt = _output.Length;
        _output.Raw(new string('0', RangeDigits) + ' ' + new string('0', RangeDigits) + ' ' + new string('0', RangeDigits)).Raw("] /Contents ");
        ContentsAt = _output.Length;
        _output.Raw("<").Raw(new string('0', _contentsLength * 2)).Raw("> >>\nendobj\n");
    }

    private void SetByteRange()
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"{ContentsAt:D10} {ContentsEnd:D10} {_output.Length - ContentsEnd:D10}");
        _output.Patch(ByteRangeAt, range);
    }

    private void Write(int id, string body)
    {
        Begin(id);
        _output.Raw(body).Raw("\nendobj\n");
    }

    private void Begin(int id)
    {
        _offsets[id] = _output.Length;
        _output.Int(id).Raw(" 0 obj\n");
    }

    private void WriteTable(int size)
    {
        var start = _output.Length;
        _output.Raw("xref\n");
        foreach (var (id, offset) in _offsets) _output.Int(id).Raw(string.Create(CultureInfo.InvariantCulture, $" 1\n{offset:D10} 00000 n \n"));
        var identity = _revision.Trailer.TryGetValue("ID", out var ids) ? PdfSyntax.Items(ids)[0] : throw PdfSyntax.Bad();
        var changed = Convert.ToHexString(SHA256.HashData(_output.Span).AsSpan(0, 16));
        _output.Raw("trailer\n<< /Size ").Int(size).Raw(" /Root ").Reference(_revision.Root).Raw($" /Info {_revision.Trailer["Info"]}")
            .Raw($" /ID [{identity} <{changed}>] /Prev ").Int(_revision.CrossReference).Raw(" >>\nstartxref\n").Int(start).Raw("\n%%EOF\n");
    }

    private static string List(string? old, int reference)
    {
        var items = old is null ? [] : PdfSyntax.Items(old);
        return $"[{string.Join(' ', items.Append($"{reference} 0 R"))}]";
    }

    /// <summary>A dictionary with one entry replaced or added.</summary>
    private static string With(string dictionary, string key, Func<string?, string> value)
    {
        var entries = PdfSyntax.Entries(dictionary);
        entries[key] = value(entries.GetValueOrDefault(key));
        return $"<< {string.Join(' ', entries.Select(e => $"/{e.Key} {e.Value}"))} >>";
    }
}
