using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Recognition;

/// <summary>
/// Recognises a whole finished letter in lines of text, imported or pasted: head, 文号, title, 主送, 附件说明, 落款, 附注, 抄送 and 印发
/// become fields, the rest is the body. Pure; a text that is a body alone, or has a line longer than any letter's, comes back as it is.
/// </summary>
public static class LetterRecogniser
{
    /// <summary>Reads a letter.</summary>
    /// <param name="text">Its lines; the last line of a page may be its number.</param>
    public static RecognisedLetter Read(string text)
    {
        var (moved, besides) = (new List<string>(), new List<string>());
        var lines = Lines(text, besides);
        moved.AddRange(besides);
        if (lines.Exists(l => l.Length > LetterLines.Longest))
            return new RecognisedLetter { Body = text, Moved = [] };
        var foot = new FootReader(lines, moved, besides);
        var head = new HeadReader(lines, moved, besides);
        // The foot first: the head's issuer is surer when the signature is known.
        foot.Read();
        head.Read(foot.Signature);
        var body = string.Join('\n', lines);
        var joined = HardWraps.Join(body);
        var wraps = body.Count(c => c == '\n') - joined.Count(c => c == '\n');
        if (wraps > 0)
        {
            besides.Add($"句中断开的 {wraps} 处换行已接上");
            moved.Add(besides[^1]);
        }
        return new RecognisedLetter
        {
            Body = joined,
            Moved = [.. moved],
            Besides = [.. besides],
            Category = head.Category ?? foot.Category,
            Disclosure = head.Disclosure ?? foot.Disclosure,
            Issuer = head.Issuer,
            Signatories = head.Signatories.Count > 0 ? head.Signatories : foot.Signatories,
            DocumentNumber = head.DocumentNumber,
            Title = head.Title,
            Addressees = head.Addressees,
            Attachments = foot.Attachments,
            Signature = foot.Signature,
            Date = foot.Date,
            Contact = foot.Contact,
            CopyTo = foot.CopyTo,
            IssuedBy = foot.IssuedBy,
            IssuedOn = foot.IssuedOn,
        };
    }

    private static List<string> Lines(string text, List<string> besides)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n').Select(l => l.Trim(' ', '\u3000', '\u00A0', '\uFEFF', '\f').TrimEnd()).ToList();
        var numbers = lines.RemoveAll(LetterLines.IsPageNumber);
        if (numbers > 0)
            besides.Add($"页码 {numbers} 处略去");
        return [.. lines.Where(l => l.Length > 0)];
    }

    /// <summary>A field's text as the list shows it.</summary>
    internal static string Shown(string text) => $"“{text.Shortened(20)}”";

    /// <summary>Names parted by 、 ， or wide spaces; a space inside a name of two characters stays.</summary>
    internal static List<string> Names(string text) =>
        [.. text.Split('、', '，', '\u3000', '\t').SelectMany(OneOrMore).Where(n => n.Length > 0)];

    private static IEnumerable<string> OneOrMore(string text)
    {
        var parts = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return parts.All(p => p.Length == 1) ? [text.Trim()] : parts;
    }

    /// <summary>Bodies that get a copy, parted by ， or, where there is none, by 、.</summary>
    internal static List<string> Receivers(string text)
    {
        var plain = text.Trim().TrimEnd('。');
        var parts = plain.AsSpan().IndexOfAny('，', '；', ',') >= 0 ? plain.Split('，', '；', ',') : plain.Split('、');
        return [.. parts.Select(r => r.Trim()).Where(r => r.Length > 0)];
    }

    /// <summary>Whether two names are the same, spaces aside.</summary>
    internal static bool Same(string? one, string other) => one is not null && Chars.WithoutSpaces(one) == Chars.WithoutSpaces(other);
}
