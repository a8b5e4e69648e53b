using System.Text.Json;
using ReplyFlow.Domain.Json;

namespace ReplyFlow.Letters.Model;

/// <summary>The letter file: strict JSON, unknown fields refused by name, limits checked before anything is laid out.</summary>
public static class LetterFile
{
    /// <summary>Reads a letter file of up to 20 MB.</summary>
    /// <exception cref="LetterFileException">The file is absent, too large, no JSON, or a field is missing, unknown or wrong.</exception>
    public static Letter Read(string path) => Read(path, false);

    /// <summary>Reads a letter file that may be unfinished: texts that a letter must have may be absent or empty, so that proofreading can say so.</summary>
    /// <exception cref="LetterFileException">As for <see cref="Read(string)"/>, absent texts aside.</exception>
    public static Letter ReadDraft(string path) => Read(path, true);

    /// <summary>Reads a letter from the bytes of a letter file.</summary>
    /// <param name="bytes">UTF-8, with or without BOM.</param>
    /// <param name="name">Named in errors.</param>
    /// <exception cref="LetterFileException">As for <see cref="Read(string)"/>.</exception>
    internal static Letter Parse(ReadOnlyMemory<byte> bytes, string name = "公文") => Parse(bytes, name, false, null);

    private static Letter Read(string path, bool draft)
    {
        var name = Path.GetFileName(path);
        return Parse(JsonInput.ReadFile(path, LetterLimits.FileBytes, FailAs(name)), name, draft, Path.GetDirectoryName(Path.GetFullPath(path)));
    }

    private static Letter Parse(ReadOnlyMemory<byte> bytes, string name, bool draft, string? folder)
    {
        if (bytes.Length > LetterLimits.FileBytes)
            throw new LetterFileException(name, "", $"文件有 {bytes.Length:N0} 字节，超过上限 {LetterLimits.FileBytes:N0} 字节。");
        return JsonInput.Parse(bytes, FailAs(name), o => Fields(o, draft, folder));
    }

    private static Letter Fields(StrictObject o, bool draft, string? folder)
    {
        var (issuers, signatures) = (Names("issuer", "发文机关"), Names("signature", "署名"));
        if (issuers.Count != signatures.Count)
            o.Error("signature", $"有 {signatures.Count} 个署名，发文机关有 {issuers.Count} 个，应当一一对应");
        return new Letter
        {
            Template = Required("template", LetterLimits.ShortText, "模板名"),
            Style = o.Has("style") ? o.Choice<LetterStyle>("style", null, ("document", LetterStyle.Document), ("letter", LetterStyle.Letter)) : null,
            Category = o.OptionalText("category", LetterLimits.ShortText),
            Disclosure = o.OptionalText("disclosure", LetterLimits.ShortText),
            CopyNumber = CopyNumber(o),
            Secrecy = o.OptionalText("secrecy", LetterLimits.ShortText),
            Urgency = o.OptionalText("urgency", LetterLimits.ShortText),
            Issuer = issuers[0],
            CoIssuers = [.. issuers.Zip(signatures, (issuer, signature) => new CoIssuer(issuer, signature)).Skip(1)],
            Signatories = o.Texts("signatories", LetterLimits.Signatories, LetterLimits.ShortText),
            DocumentNumber = o.OptionalText("documentNumber", LetterLimits.ShortText),
            Suggestion = o.Object("suggestion", Suggestion),
            Title = Required("title", LetterLimits.TitleText, "标题"),
            Addressees = o.Texts("addressees", LetterLimits.People, LetterLimits.ShortText),
            Body = LineEnds.Normalize(Required("body", LetterLimits.BodyLength, "正文")),
            Signature = signatures[0],
            Date = Date(o, "date"),
            Sealed = o.Flag("sealed", true),
            Contact = o.Object("contact", c => Contact(c, draft)),
            Notes = o.Objects("notes", LetterLimits.Notes, Note),
            Attachments = [.. o.Items("attachments", LetterLimits.Attachments).Select(a => AttachmentReader.Read(a, folder)).OfType<LetterAttachment>()],
            CopyTo = o.Texts("copyTo", LetterLimits.People, LetterLimits.ShortText),
            IssuedBy = o.OptionalText("issuedBy", LetterLimits.ShortText),
            IssuedOn = Date(o, "issuedOn"),
        };

        // One name, or those of a joint letter with the host's first.
        IReadOnlyList<string> Names(string field, string what)
        {
            if (o.Field(field) is not { ValueKind: JsonValueKind.Array })
                return [Required(field, LetterLimits.ShortText, what)];
            var names = o.Texts(field, LetterLimits.Issuers, LetterLimits.ShortText);
            if (names.Count == 0)
                o.Error(field, $"{what}至少有一个");
            return names.Count == 0 ? [""] : names;
        }

        string Required(string field, int limit, string what) => RequiredText(o, field, limit, what, draft);
    }

    private static string RequiredText(StrictObject o, string field, int limit, string what, bool draft) =>
        draft ? o.OptionalText(field, limit) ?? "" : o.Text(field, limit, what);

    private static string? CopyNumber(StrictObject o)
    {
        var number = o.OptionalText("copyNumber", LetterLimits.ShortText);
        if (number is not null && (number.Length != 6 || !number.All(char.IsAsciiDigit)))
            o.Error("copyNumber", $"份号应为 6 位阿拉伯数字，实为“{number}”");
        return number;
    }

    private static DateOnly? Date(StrictObject o, string name)
    {
        var date = o.OptionalDate(name);
        if (date is { Year: < 1949 })
            o.Error(name, $"应为 1949 年以后的日期，实为 {date:yyyy-MM-dd}");
        return date;
    }

    private static LetterSuggestion Suggestion(StrictObject o) => new(
        o.Text("session", LetterLimits.ShortText, "会议届次"),
        o.Text("number", LetterLimits.ShortText, "建议编号"),
        o.Text("title", LetterLimits.TitleText, "建议标题"),
        o.Text("leadDeputy", LetterLimits.ShortText, "领衔代表"),
        o.Texts("coSigners", LetterLimits.People, LetterLimits.ShortText))
    {
        MergedNumbers = o.Texts("mergedNumbers", LetterLimits.People, LetterLimits.ShortText),
    };

    private static LetterContact Contact(StrictObject o, bool draft) => new(
        RequiredText(o, "name", LetterLimits.ShortText, "联系人姓名", draft),
        RequiredText(o, "phone", LetterLimits.ShortText, "联系电话", draft));

    private static LetterNote Note(StrictObject o) => new(
        o.Text("label", LetterLimits.ShortText, "这一行的名称"),
        o.Text("value", LetterLimits.ShortText, "这一行的内容"));

    private static JsonInput.Refusal FailAs(string name) =>
        (field, expected, inner) => new LetterFileException(name, field, expected, inner);
}
