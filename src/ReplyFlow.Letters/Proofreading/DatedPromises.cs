using System.Globalization;
using System.Text.RegularExpressions;
using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading;

/// <summary>The sentences of a reply that say by when something will be done: what check 14 looks for, and what a later reply must know.</summary>
public static partial class DatedPromises
{
    private const int Longest = 200;

    /// <summary>Whether replies of a category owe a promise: those by which the matter is being solved (B, 乙).</summary>
    public static bool IsOwedBy(string category) => CategoryLetter.Of(category) == 'B';

    /// <summary>The sentences, in the order of the text, each once.</summary>
    /// <param name="body">The reply's body, paragraphs split by \n.</param>
    /// <param name="dated">The reply's date; null where it has none, and every date is still to come.</param>
    public static IReadOnlyList<string> In(string body, DateOnly? dated) =>
        [.. In(new BodyText(body), dated).Select(s => s.Trim(' ', '\u3000')).Select(s => s.Shortened(Longest)).Distinct()];

    /// <summary>Those sentences outside titles that name a time that is still to come when the letter is dated.</summary>
    internal static IEnumerable<string> In(BodyText body, DateOnly? dated)
    {
        foreach (var paragraph in body.Paragraphs)
            foreach (var (_, sentence) in paragraph.Sentences())
                if (WithoutTitles(sentence) is var words && (SoonWords().IsMatch(words) || Times().Matches(words).Any(m => IsAhead(m, dated))))
                    yield return sentence;
    }

    private static bool IsAhead(Match match, DateOnly? dated)
    {
        if (dated is not { } day)
            return true;
        var year = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        var month = match.Groups[2].Success ? int.Parse(match.Groups[2].Value, CultureInfo.InvariantCulture) : 12;
        return year > day.Year || (year == day.Year && month >= day.Month && (match.Groups[2].Success || match.Groups[3].Success));
    }

    private static string WithoutTitles(string sentence)
    {
        foreach (var (start, length, _) in CitedTitles.In(sentence).Reverse().ToList())
            sentence = sentence.Remove(start, length);
        return sentence;
    }

    [GeneratedRegex(@"(20[0-9]{2})年(?:([0-9]{1,2})月)?(年?底|末|以?前|之前|内|上半年|下半年)?")]
    private static partial Regex Times();

    [GeneratedRegex(@"(?:今年|本年|年|明年|月|季度|“十[四五六七]五”)(?:底|末|内|期间|以?前|之前)|(?:今年|明年)(?:上半年|下半年|[一二三四]季度)|[0-9一二三四五六七八九十]{1,3}(?:日|天|个工作日|个月)(?:之内|以?内)|明年")]
    private static partial Regex SoonWords();
}
