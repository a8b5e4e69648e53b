using System.Text.RegularExpressions;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading;

/// <summary>Which paragraphs of a letter answer an ask of the suggestion.</summary>
public static partial class AskAnswers
{
    /// <summary>The share of an ask's pairs of characters that one paragraph must have to count as an answer.</summary>
    private const double Answered = 0.3;

    /// <summary>How alike a paragraph must be to the one that somebody named, to count as it, edited.</summary>
    private const double Same = 0.4;

    /// <summary>The paragraphs that seem to answer an ask by their words, 1-based, the opening left out; null where nothing can be said of the ask.</summary>
    public static IReadOnlyList<int>? Likely(string ask, string body)
    {
        var text = new BodyText(body);
        return Keywords.Pairs(ask) is { Count: > 0 } pairs
            ? [.. text.Paragraphs.Select((p, i) => (Paragraph: p, Line: i + 1)).Where(p => p.Paragraph != text.Opening && Answers(pairs, p.Paragraph.Text))
                .Select(p => p.Line)] : null;
    }

    /// <summary>Where the paragraphs stand now that somebody named, 1-based, in the order of the text; those that are gone are left out.</summary>
    /// <param name="named">How the paragraphs read then, or how they began.</param>
    /// <param name="body">The body as printed.</param>
    public static IReadOnlyList<int> Place(IEnumerable<string> named, string body)
    {
        var lines = body.Split('\n');
        return [.. named.Select(n => Find(lines, n)).OfType<int>().Distinct().Order()];
    }

    /// <summary>Whether a paragraph has enough of an ask's pairs; what it only quotes from an earlier reply is no answer.</summary>
    internal static bool Answers(HashSet<string> pairs, string paragraph) =>
        Keywords.Share(pairs, EarlierPromise().Replace(paragraph, "")) >= Answered;

    /// <summary>我们在…复函中承诺：“…”, as the list of similar suggestions quotes it, or in a drafter's own words.</summary>
    [GeneratedRegex("(?:复函|答复|去年|上年|此前|曾)[^。；“”]{0,20}(?:承诺|表示|提出|答复|明确)[^。；“”]{0,6}[：:，,]?“[^”]*”?")]
    private static partial Regex EarlierPromise();

    private static int? Find(string[] lines, string named)
    {
        var start = Array.FindIndex(lines, l => l.StartsWith(named, StringComparison.Ordinal));
        if (start >= 0 || named.Length == 0)
            return named.Length == 0 ? null : start + 1;
        var best = lines.Select((l, i) => (Line: i + 1, Likeness: Likeness.Of(l.Length > named.Length ? l[..named.Length] : l, named))).MaxBy(l => l.Likeness);
        return best.Likeness >= Same ? best.Line : null;
    }
}
