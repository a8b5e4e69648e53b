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
    private readonly byte[] pdf;
    private readonly PdfRevision revision;
    private readonly PdfBuffer output;
    private readonly SortedDictionary<int, int> offsets = [];
    private readonly int contentsLength;

    private SignatureUpdate(byte[] pdf, SignatureDetails details, string name, int contentsLength)
    {
        (this.pdf, this.contentsLength) = (pdf, contentsLength);
        revision = PdfRevision.Read(pdf);
        output = new PdfBuffer(pdf.Length + contentsLength * 2 + 8192).Bytes(pdf);
        if (pdf[^1] != '\n') output.Raw("\n");
        int signature = revision.Size, field = signature + 1, appearance = signature + 2, page = revision.FirstPage();
        var fields = Fields();
        WriteSignature(signature, details, name);
        Write(field, $"<< /Type /Annot /Subtype /Widget /FT /Sig /T (Signature{fields.Count + 1}) /V {signature} 0 R /F 132 /Rect [0 0 0 0] /P {page} 0 R /AP << /N {appearance} 0 R >> >>");
        Write(appearance, "<< /Type /XObject /Subtype /Form /BBox [0 0 0 0] /Length 0 >>\nstream\n\nendstream");
        Write(page, With(revision.Dictionary(page), "Annots", old => List(old, field)));
        fields.Add($"{field} 0 R");
        Write(revision.Root, With(revision.Dictionary(revision.Root), "AcroForm", _ => $"<< /SigFlags 3 /Fields [{string.Join(' ', fields)}] >>"));
        WriteTable(appearance + 1);
        SetByteRange();
    }

    /// <summary>Where the signature's "&lt;" stands.</summary>
    public int ContentsAt { get; private set; }

    /// <summary>First byte behind its "&gt;".</summary>
    public int ContentsEnd => ContentsAt + contentsLength * 2 + 2;

    private int ByteRangeAt { get; set; }

    /// <summary>Makes the update.</summary>
    /// <param name="pdf">The document.</param>
    /// <param name="details">What the signature says.</param>
    /// <param name="name">The signer.</param>
    /// <param name="contentsLength">Room for the signature, bytes.</param>
    public static SignatureUpdate Build(byte[] pdf, SignatureDetails details, string name, int contentsLength) => new(pdf, details, name, contentsLength);

    /// <summary>The whole file with the signature's room still zero.</summary>
    public byte[] ToArray() => output.ToArray();

    private List<string> Fields()
    {
        var catalogue = PdfSyntax.Entries(revision.Dictionary(revision.Root));
        if (!catalogue.TryGetValue("AcroForm", out var form)) return [];
        return PdfSyntax.Items(PdfSyntax.Entries(form).GetValueOrDefault("Fields") ?? throw PdfSyntax.Bad());
    }

    private void WriteSignature(int id, SignatureDetails details, string name)
    {
        Begin(id);
        output.Raw("<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached /M ").Date(details.At);
        output.Raw(" /Name ").Text(name);
        if (details.Reason.Length > 0) output.Raw(" /Reason ").Text(details.Reason);
        if (details.Location.Length > 0) output.Raw(" /Location ").Text(details.Location);
        output.Raw(" /ByteRange [0 ");
        ByteRangeAt = output.Length;
        output.Raw(new string('0', RangeDigits) + ' ' + new string('0', RangeDigits) + ' ' + new string('0', RangeDigits)).Raw("] /Contents ");
        ContentsAt = output.Length;
        output.Raw("<").Raw(new string('0', contentsLength * 2)).Raw("> >>\nendobj\n");
    }

    private void SetByteRange()
    {
        var range = string.Create(CultureInfo.InvariantCulture, $"{ContentsAt:D10} {ContentsEnd:D10} {output.Length - ContentsEnd:D10}");
        output.Patch(ByteRangeAt, range);
    }

    private void Write(int id, string body)
    {
        Begin(id);
        output.Raw(body).Raw("\nendobj\n");
    }

    private void Begin(int id)
    {
        offsets[id] = output.Length;
        output.Int(id).Raw(" 0 obj\n");
    }

    private void WriteTable(int size)
    {
        var start = output.Length;
        output.Raw("xref\n");
        foreach (var (id, offset) in offsets) output.Int(id).Raw(string.Create(CultureInfo.InvariantCulture, $" 1\n{offset:D10} 00000 n \n"));
        var identity = revision.Trailer.TryGetValue("ID", out var ids) ? PdfSyntax.Items(ids)[0] : throw PdfSyntax.Bad();
        var changed = Convert.ToHexString(SHA256.HashData(output.Span).AsSpan(0, 16));
        output.Raw("trailer\n<< /Size ").Int(size).Raw(" /Root ").Reference(revision.Root).Raw($" /Info {revision.Trailer["Info"]}")
            .Raw($" /ID [{identity} <{changed}>] /Prev ").Int(revision.CrossReference).Raw(" >>\nstartxref\n").Int(start).Raw("\n%%EOF\n");
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
