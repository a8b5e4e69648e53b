using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Text;

namespace ReplyFlow.Letters.Layout;

/// <summary>Checks every text of a letter before anything is measured, whether it came from a file or from a program.</summary>
internal static class LetterGuard
{
    internal static void Check(Letter letter)
    {
        if (letter.Body.Length > LetterLimits.BodyLength)
            throw new LetterLayoutException("body", $"正文最多 {LetterLimits.BodyLength:N0} 个字符，实有 {letter.Body.Length:N0} 个。");
        TextGuard.Check(letter.Body, "body");
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
        Many(letter.Signatories, LetterLimits.Signatories, "signatories");
        Many(letter.Addressees, LetterLimits.People, "addressees");
        Many(letter.Attachments, LetterLimits.Attachments, "attachments");
        Many(letter.CopyTo, LetterLimits.People, "copyTo");
        if (string.IsNullOrWhiteSpace(letter.Issuer))
            throw new LetterLayoutException("issuer", "不能为空。");
        if (string.IsNullOrWhiteSpace(letter.Signature))
            throw new LetterLayoutException("signature", "不能为空。");
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
