using ReplyFlow.Data.Searching;

namespace ReplyFlow.Application.Search;

/// <summary>
/// How well a text answers a query, from the text and the words alone: no figure of a database enters, so that all of them put the same texts
/// in the same order. A word counts the more often it stands in the text, less each time, and less in long texts; most in a title.
/// </summary>
internal static class Relevance
{
    private const double Saturation = 1.2;
    private const double ByLength = 0.75;
    private const double UsualLength = 1_000;
    private const int InTitle = 1_500;

    /// <summary>What one word adds.</summary>
    /// <param name="times">How often it stands in the text.</param>
    /// <param name="inTitle">Whether it stands in the title.</param>
    /// <param name="length">Characters of the text.</param>
    public static int Of(int times, bool inTitle, int length) =>
        (int)Math.Round(1_000 * times * (Saturation + 1) / (times + (Saturation * (1 - ByLength + (ByLength * length / UsualLength)))))
        + (inTitle ? InTitle : 0);

    /// <summary>The score of a text that is at hand; null where a word is missing.</summary>
    public static int? Of(string title, string body, IReadOnlyList<string> words)
    {
        (title, body) = (SearchText.Fold(title), SearchText.Fold(body));
        var text = title.Length == 0 ? body : $"{title} {body}";
        var (score, length) = (0, text.EnumerateRunes().Count());
        foreach (var word in words)
        {
            var times = (text.Length - text.Replace(word, "", StringComparison.Ordinal).Length) / word.Length;
            if (times == 0)
                return null;
            score += Of(times, title.Contains(word, StringComparison.Ordinal), length);
        }
        return score;
    }
}
