using System.Text;
using System.Text.RegularExpressions;
using ReplyFlow.Domain.Text;

namespace ReplyFlow.Data.Searching;

/// <summary>
/// How texts are compared when people look for something: without regard to width, case, spaces, dots between parts of a name, and
/// brackets of any form, so that 工信函2026 finds 工信函〔2026〕.
/// </summary>
public static partial class SearchText
{
    /// <summary>Longest query, in characters: what is longer is a text, not words to look for.</summary>
    public const int MaxQuery = 200;

    private const int MostWords = 8;

    /// <summary>What no folded text has: of brackets and dots alone nothing is found, rather than everything.</summary>
    private static readonly string[] Nothing = ["("];

    /// <summary>The text as it is compared.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in OutsideText.Clean(text, oneLine: true).Normalize(NormalizationForm.FormKC))
            if (!IsPassedOver(c))
                folded.Append(char.ToLowerInvariant(c));
        return folded.ToString();
    }

    /// <summary>The words of a query, each as it is compared; all of them must be found, in any order. None of a query of blanks.</summary>
    public static IReadOnlyList<string> Words(string query)
    {
        if (IsTooLong(query))
            return Nothing;
        var typed = query.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
        string[] words = [.. typed.Select(Fold).Where(w => w.Length > 0).Distinct(StringComparer.Ordinal).Take(MostWords)];
        return words.Length == 0 && typed.Length > 0 ? Nothing : words;
    }

    /// <summary>Whether it is more than is looked for.</summary>
    public static bool IsTooLong(string query) => query.AsSpan().Trim().Length > MaxQuery;

    /// <summary>The words of a query of whole texts: the same, and what stands between quotation marks is one word; none where nothing can be found.</summary>
    public static IReadOnlyList<string> Terms(string query) => IsTooLong(query) ? [] : [.. Term().Matches(query)
        .Select(m => Fold(m.Groups[1].Success ? m.Groups[1].Value : m.Value))
        .Where(w => w.Length > 0).Distinct(StringComparer.Ordinal).Take(MostWords)];

    /// <summary>A text as it is compared, and from where in the text each character of that comes.</summary>
    public static (string Folded, IReadOnlyList<int> From) FoldWithPlaces(string text)
    {
        var (folded, from) = (new StringBuilder(text.Length), new List<int>(text.Length));
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            var part = Fold(text.Substring(i, char.IsSurrogatePair(text, i) ? 2 : 1));
            folded.Append(part);
            from.AddRange(Enumerable.Repeat(i, part.Length));
        }
        return (folded.ToString(), from);
    }

    /// <summary>What is kept of a text to be found by, and of names the initials of their pinyin.</summary>
    internal static string Of(string text, params IEnumerable<string> names) =>
        string.Join(' ', names.Select(Fold).Prepend(Fold(text)).Concat(names.SelectMany(NameInitials.Of)).Where(t => t.Length > 0).Distinct());

    private static bool IsPassedOver(char c) => char.IsWhiteSpace(c) || char.IsControl(c)
        || c is '(' or ')' or '[' or ']' or '{' or '}' or '<' or '>'
            or (>= '\u3008' and <= '\u3011') or (>= '\u3014' and <= '\u301B') or '\u00AB' or '\u00BB' or '\u2329' or '\u232A'
            or '\u00B7' or '\u2022' or '\u2027' or '\u2219' or '\u22C5' or '\u30FB' or '\u0387'
            or (>= '\u200B' and <= '\u200F') or '\uFEFF';

    [GeneratedRegex("[\"“”「『]([^\"“”「」『』]+)[\"“”」』]|[^\\s\"“”「」『』]+")]
    private static partial Regex Term();
}
