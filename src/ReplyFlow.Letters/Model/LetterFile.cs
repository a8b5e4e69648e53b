using ReplyFlow.Letters.Json;

namespace ReplyFlow.Letters.Model;

/// <summary>The letter file: strict JSON, unknown fields refused by name, limits checked before anything is laid out.</summary>
public static class LetterFile
{
    /// <summary>Reads a letter file.</summary>
    /// <exception cref="LetterFileException">The file is absent, too large, no JSON, or a field is missing, unknown or wrong.</exception>
    public static Letter Read(string path)
    {
        var name = Path.GetFileName(path);
        return Parse(StrictJson.ReadFile(path, LetterLimits.FileBytes, FailAs(name)), name);
    }

    /// <summary>Reads a letter from the bytes of a letter file.</summary>
    /// <param name="bytes">UTF-8, with or without BOM.</param>
    /// <param name="name">Named in errors.</param>
    /// <exception cref="LetterFileException">As for <see cref="Read"/>.</exception>
    public static Letter Parse(ReadOnlyMemory<byte> bytes, string name = "公文")
    {
        if (bytes.Length > LetterLimits.FileBytes)
            throw new LetterFileException(name, "", $"文件有 {bytes.Length:N0} 字节，超过上限 {LetterLimits.FileBytes:N0} 字节。");
        var o = StrictJson.Parse(bytes, FailAs(name));
        var letter = new Letter
        {
            Template = o.Text("template", LetterLimits.ShortText, "模板名"),
            Style = o.Has("style") ? o.Choice<LetterStyle>("style", null, ("document", LetterStyle.Document), ("letter", LetterStyle.Letter)) : null,
            Category = o.OptionalText("category", LetterLimits.ShortText),
            Disclosure = o.OptionalText("disclosure", LetterLimits.ShortText),
            CopyNumber = o.OptionalText("copyNumber", LetterLimits.ShortText),
            Secrecy = o.OptionalText("secrecy", LetterLimits.ShortText),
            Urgency = o.OptionalText("urgency", LetterLimits.ShortText),
            Issuer = o.Text("issuer", LetterLimits.ShortText, "发文机关"),
            Signatories = o.Texts("signatories", LetterLimits.Signatories, LetterLimits.ShortText),
            DocumentNumber = o.OptionalText("documentNumber", LetterLimits.ShortText),
            Suggestion = Suggestion(o.OptionalObject("suggestion")),
            Title = o.Text("title", LetterLimits.TitleText, "标题"),
            Addressees = o.Texts("addressees", LetterLimits.People, LetterLimits.ShortText),
            Body = LineEnds.Normalize(o.Text("body", LetterLimits.BodyLength, "正文")),
            Signature = o.Text("signature", LetterLimits.ShortText, "署名"),
            Date = o.OptionalDate("date"),
            Sealed = o.Flag("sealed", true),
            Contact = Contact(o.OptionalObject("contact")),
            Attachments = o.Texts("attachments", LetterLimits.Attachments, LetterLimits.TitleText),
            CopyTo = o.Texts("copyTo", LetterLimits.People, LetterLimits.ShortText),
            IssuedBy = o.OptionalText("issuedBy", LetterLimits.ShortText),
            IssuedOn = o.OptionalDate("issuedOn"),
        };
        o.Done();
        return letter;
    }

    private static LetterSuggestion? Suggestion(StrictObject? o)
    {
        if (o is null)
            return null;
        var suggestion = new LetterSuggestion(
            o.Text("session", LetterLimits.ShortText, "会议届次"),
            o.Text("number", LetterLimits.ShortText, "建议编号"),
            o.Text("title", LetterLimits.TitleText, "建议标题"),
            o.Text("leadDeputy", LetterLimits.ShortText, "领衔代表"),
            o.Texts("coSigners", LetterLimits.People, LetterLimits.ShortText));
        o.Done();
        return suggestion;
    }

    private static LetterContact? Contact(StrictObject? o)
    {
        if (o is null)
            return null;
        var contact = new LetterContact(
            o.Text("name", LetterLimits.ShortText, "联系人姓名"),
            o.Text("phone", LetterLimits.ShortText, "联系电话"));
        o.Done();
        return contact;
    }

    private static StrictJson.Fail FailAs(string name) =>
        (field, expected, inner) => new LetterFileException(name, field, expected, inner);
}
