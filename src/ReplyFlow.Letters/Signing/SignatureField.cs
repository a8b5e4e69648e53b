namespace ReplyFlow.Letters.Signing;

/// <summary>A signature field and its value, as found in a file.</summary>
/// <param name="FieldName">The field's name.</param>
/// <param name="Name">The signer as written.</param>
/// <param name="Details">What the signature says of itself.</param>
/// <param name="ByteRange">The four numbers: start and length of the parts before and behind the signature.</param>
/// <param name="ContentsAt">Where the "&lt;" of the signature stands.</param>
/// <param name="Contents">The signature with its padding.</param>
internal sealed record SignatureField(
    string FieldName, string Name, SignatureDetails Details, long[] ByteRange, int ContentsAt, byte[] Contents)
{
    public int ContentsLength => Contents.Length;

    public static IReadOnlyList<SignatureField> ReadAll(byte[] pdf)
    {
        var revision = PdfRevision.Read(pdf);
        var catalogue = PdfSyntax.Entries(revision.Dictionary(revision.Root));
        if (!catalogue.TryGetValue("AcroForm", out var form)) return [];
        var fields = PdfSyntax.Items(PdfSyntax.Entries(form).GetValueOrDefault("Fields") ?? "[]");
        return [.. fields.Select(f => Read(revision, pdf, PdfSyntax.Reference(f)))];
    }

    private static SignatureField Read(PdfRevision revision, byte[] pdf, int fieldId)
    {
        var field = PdfSyntax.Entries(revision.Dictionary(fieldId));
        var signatureId = PdfSyntax.Reference(Need(field, "V"));
        var signature = PdfSyntax.Entries(revision.Dictionary(signatureId));
        var range = PdfSyntax.Items(Need(signature, "ByteRange")).Select(n => long.TryParse(n, out var value) ? value : throw PdfSyntax.Bad()).ToArray();
        var start = revision.OffsetOf(signatureId);
        var contentsAt = pdf.AsSpan(start).IndexOf("/Contents <"u8) is >= 0 and var found ? start + found + 10 : throw PdfSyntax.Bad();
        var details = new SignatureDetails(
            PdfSignatures.Date(Need(signature, "M")) ?? throw PdfSyntax.Bad(), Text(signature, "Reason"), Text(signature, "Location"));
        return new SignatureField(Need(field, "T").Trim('(', ')'), Text(signature, "Name"), details, range, contentsAt, Hex(Need(signature, "Contents")));
    }

    private static string Need(Dictionary<string, string> entries, string key) => entries.GetValueOrDefault(key) ?? throw PdfSyntax.Bad();

    private static string Text(Dictionary<string, string> entries, string key) => entries.TryGetValue(key, out var value) ? PdfSyntax.HexText(value) : "";

    private static byte[] Hex(string value)
    {
        try
        {
            return Convert.FromHexString(value.AsSpan(1, value.Length - 2));
        }
        catch (Exception error) when (error is FormatException or ArgumentOutOfRangeException)
        {
            throw PdfSyntax.Bad();
        }
    }
}
