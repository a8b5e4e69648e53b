using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>Checks every text of a letter before anything is measured, whether it came from a file or from a program.</summary>
internal static class LetterGuard
{
    internal static void Check(Letter letter)
    {
        Text(letter.Body, "body", "正文");
        One(letter.Issuer, "issuer");
        One(letter.Title, "title");
        One(letter.Signature, "signature");
        One(letter.DocumentNumber, "documentNumber");
        One(letter.Category, "category");
        One(letter.Disclosure, "disclosure");
        One(letter.CopyNumber, "copyNumber");
        One(letter.Secrecy, "secrecy");
        One(letter.Urgency, "urgency");
        One(letter.Contact?.Name, "contact.name");
        One(letter.Contact?.Phone, "contact.phone");
        One(letter.IssuedBy, "issuedBy");
        Many([.. letter.CoIssuers.Select(c => c.Issuer)], LetterLimits.Issuers - 1, "issuer");
        Many([.. letter.CoIssuers.Select(c => c.Signature)], LetterLimits.Issuers - 1, "signature");
        Many(letter.Signatories, LetterLimits.Signatories, "signatories");
        Many(letter.Addressees, LetterLimits.People, "addressees");
        Many([.. letter.Attachments.Select(a => a.Title)], LetterLimits.Attachments, "attachments");
        for (var i = 0; i < letter.Attachments.Count; i++)
            Attachment(letter.Attachments[i], $"attachments[{i}]");
        Many([.. letter.Notes.Select(n => n.Label)], LetterLimits.Notes, "notes");
        Many([.. letter.Notes.Select(n => n.Value)], LetterLimits.Notes, "notes");
        Many(letter.CopyTo, LetterLimits.People, "copyTo");
        if (string.IsNullOrWhiteSpace(letter.Issuer) || letter.CoIssuers.Any(c => string.IsNullOrWhiteSpace(c.Issuer)))
            throw new LetterLayoutException("issuer", "不能为空。");
        if (string.IsNullOrWhiteSpace(letter.Signature) || letter.CoIssuers.Any(c => string.IsNullOrWhiteSpace(c.Signature)))
            throw new LetterLayoutException("signature", "不能为空。");
    }

    private static void Text(string text, string field, string what)
    {
        if (text.Length > LetterLimits.BodyLength)
            throw new LetterLayoutException(field, $"{what}最多 {LetterLimits.BodyLength:N0} 个字符，实有 {text.Length:N0} 个。");
        TextGuard.Check(text, field);
    }

    private static void Attachment(LetterAttachment attachment, string field)
    {
        if (attachment.Body is { } body)
            Text(body, $"{field}.body", "附件的文字");
        if (attachment.Table is not { } table)
            return;
        if (table.Count is < 2 or > LetterLimits.TableRows)
            throw new LetterLayoutException($"{field}.table", $"应有 2 至 {LetterLimits.TableRows} 行，实有 {table.Count:N0} 行。");
        for (var row = 0; row < table.Count; row++)
            if (table[row].Count != table[0].Count || table[row].Count is 0 or > LetterLimits.TableColumns)
                throw new LetterLayoutException(
                    $"{field}.table[{row}]", $"有 {table[row].Count} 格；各行应当一样多，最多 {LetterLimits.TableColumns} 格。");
    }

    private static void One(string? text, string field)
    {
        if (text is null)
            return;
        if (text.Length > LetterLimits.ShortText)
            throw new LetterLayoutException(field, $"最多 {LetterLimits.ShortText} 个字符，实有 {text.Length:N0} 个。");
        TextGuard.Check(text, field);
    }

    private static void Many(IReadOnlyList<string> texts, int most, string field)
    {
        if (texts.Count > most)
            throw new LetterLayoutException(field, $"最多 {most} 项，实有 {texts.Count:N0} 项。");
        for (var i = 0; i < texts.Count; i++)
            One(texts[i], $"{field}[{i}]");
    }
}
