using ReplyFlow.Letters.Model;

namespace ReplyFlow.Letters.Tests.Proofreading;

/// <summary>Makes the letter that a rule's example describes: one more paragraph, or other fields (<c>title=…|date=…</c>).</summary>
internal static class ExampleLetter
{
    private static readonly string[] Fields =
        ["documentNumber", "title", "opening", "body", "date", "issuedOn", "addressees", "signature", "issuer", "category", "disclosure", "phone", "copyTo"];

    public static Letter Of(string example)
    {
        var letter = CleanLetter.Letter with { Issuer = "示例市民政局", Signature = "示例市民政局", DocumentNumber = "示民函〔2026〕18号" };
        return example.Split('|').Aggregate(letter, Put);
    }

    private static Letter Put(Letter letter, string part)
    {
        var at = part.IndexOf('=', StringComparison.Ordinal);
        var value = part[(at + 1)..];
        return at < 0 || !Fields.Contains(part[..at]) ? letter with { Body = letter.Body.Replace(CleanLetter.Thanks, part + "\n" + CleanLetter.Thanks) }
            : part[..at] switch
            {
                "documentNumber" => letter with { DocumentNumber = value },
                "title" => letter with { Title = value },
                "opening" => letter with { Body = letter.Body.Replace(CleanLetter.Opening, value) },
                "body" => letter with { Body = value },
                "date" => letter with { Date = value.Length == 0 ? null : DateOnly.Parse(value) },
                "issuedOn" => letter with { IssuedOn = DateOnly.Parse(value) },
                "addressees" => letter with { Addressees = value.Length == 0 ? [] : value.Split(',') },
                "signature" => letter with { Signature = value },
                "issuer" => letter with { Issuer = value },
                "category" => letter with { Category = value.Length == 0 ? null : value },
                "disclosure" => letter with { Disclosure = value.Length == 0 ? null : value },
                "phone" => letter with { Contact = new LetterContact("苏砚", value) },
                _ => letter with { CopyTo = [] },
            };
    }
}
