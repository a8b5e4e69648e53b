using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Prose;

/// <summary>A suggestion's number as texts write it: 第0390号, 第 390 号; compared without spaces and leading zeros.</summary>
internal static partial class SuggestionNumber
{
    /// <summary>The numbers named in a text, with where they stand (the digits alone).</summary>
    public static IEnumerable<(int Start, int Length, string Value)> In(string text) =>
        Form().Matches(text).Select(m => (m.Groups[1].Index, m.Groups[1].Length, m.Groups[1].Value));

    /// <summary>The number without what may differ between writings.</summary>
    public static string Plain(string number)
    {
        var folded = Chars.HalfWidth(number);
        var plain = string.Concat(folded.Where(c => char.IsAsciiLetterOrDigit(c) || c == '-')).TrimStart('0');
        return plain.Length == 0 ? "0" : plain.ToUpperInvariant();
    }

    // Not the 号 of a document number, which follows 〕.
    [GeneratedRegex(@"(?<![〕\]0-9A-Za-z])(?:第[ \u3000]*)?([A-Za-z0-9０-９]{1,10}(?:[-—][0-9]{1,6})?)[ \u3000]*号")]
    private static partial Regex Form();
}
