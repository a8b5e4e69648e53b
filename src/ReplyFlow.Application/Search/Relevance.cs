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
        return OfFolded(title, title.Length == 0 ? body : $"{title} {body}", words);
    }

    /// <summary>The same of a text as the index has it.</summary>
    /// <param name="title">Its title, folded.</param>
    /// <param name="text">The whole, the title with it, folded.</param>
    /// <param name="words">The words, folded.</param>
    public static int? OfFolded(ReadOnlySpan<char> title, ReadOnlySpan<char> text, IReadOnlyList<string> words)
    {
        var (score, length) = (0, Length(text));
        foreach (var word in words)
        {
            var times = text.Count(word);
            if (times == 0)
                return null;
            score += Of(times, title.IndexOf(word) >= 0, length);
        }
        return score;
    }

    /// <summary>Characters, those of two halves once.</summary>
    private static int Length(ReadOnlySpan<char> text)
    {
        var halves = 0;
        for (var rest = text; rest.IndexOfAnyInRange('\uDC00', '\uDFFF') is var at and >= 0; rest = rest[(at + 1)..])
            halves++;
        return text.Length - halves;
    }
}
