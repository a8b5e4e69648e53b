using System.Globalization;
using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Policies;

/// <summary>Reads how long a document is in force and what it repeals, out of the sentences in which it says so of itself.</summary>
internal static partial class PolicyTerms
{
    private const int LongestSentence = 400;
    private const int MostRepealed = 20;
    private const string Digits = "〇一二三四五六七八九";

    /// <summary>Reads it.</summary>
    /// <param name="text">The text.</param>
    /// <param name="issuedOn">The day it was issued; null where it is not known.</param>
    /// <param name="own">Its own titles, which it does not repeal.</param>
    public static (DateOnly? From, DateOnly? To, IReadOnlyList<string> Repeals) Read(string text, DateOnly? issuedOn, IReadOnlyList<string> own)
    {
        var ours = own.Select(PolicyTitle.Plain).ToHashSet();
        DateOnly? from = null, to = null;
        var repeals = new List<string>();
        foreach (var sentence in Sentences(text))
        {
            if (Ours().IsMatch(sentence) || Short().IsMatch(sentence))
            {
                from = Beginning(sentence, issuedOn) ?? from;
                to = End(sentence, from ?? issuedOn) ?? to;
            }
            if (Repealing().IsMatch(sentence))
                repeals.AddRange(Prose.CitedTitles.In(sentence).Select(c => c.Title));
        }
        return (from, to, [.. repeals.Where(r => !ours.Contains(PolicyTitle.Plain(r))).Distinct().Take(MostRepealed)]);
    }

    private static IEnumerable<string> Sentences(string text) =>
        text.Split(['\n', '。', '；'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(s => s.Length <= LongestSentence)
            .Select(Prose.Chars.WithoutSpaces);

    private static DateOnly? Beginning(string sentence, DateOnly? issuedOn)
    {
        if (OnDate().Match(sentence) is { Success: true } dated)
            return Day(dated);
        if (OnIssue().Match(sentence) is not { Success: true } issue || issuedOn is not { } on)
            return null;
        return issue.Groups[1].Success && int.TryParse(issue.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var later)
            ? on.AddDays(Math.Min(later, 3650)) : on;
    }

    private static DateOnly? End(string sentence, DateOnly? from)
    {
        if (UntilDate().Match(sentence) is { Success: true } dated)
            return Day(dated);
        if (ForYears().Match(sentence) is not { Success: true } years || from is not { } first)
            return null;
        var count = Digits.IndexOf(years.Groups[1].Value[0]) is var n and > 0 ? n
            : years.Groups[1].Value switch { "十" => 10, "两" => 2, var d => int.TryParse(d, out var i) ? i : 0 };
        return count is > 0 and <= 30 ? first.AddYears(count).AddDays(-1) : null;
    }

    private static DateOnly? Day(Match match)
    {
        var text = $"{match.Groups[1].Value}-{match.Groups[2].Value.PadLeft(2, '0')}-{match.Groups[3].Value.PadLeft(2, '0')}";
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var date) ? date : null;
    }

    /// <summary>本办法自…, 现印发…，自…: the document speaks of itself.</summary>
    [GeneratedRegex("本[一-龥]{0,6}(?:法|例|定|则|法典|见|施|案|划|知|要|策|件|引|准|程)[（(]?[^，。]{0,10}(?:自|从|于|有效期|试行期|执行期|实施期)|现.{0,12}(?:印发|公布|发布)|(?:\\A|，)有效期(?:自|为|至)")]
    private static partial Regex Ours();

    [GeneratedRegex(@"\A(?:第[一二三四五六七八九十百零0-9]{1,6}条)?(?:，|自|有效期|试行期).{0,60}\z")]
    private static partial Regex Short();

    [GeneratedRegex("(?:自|从|于)([12][09][0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日(?:起|开始)?(?:正式|全面)?(?:施行|实施|执行|生效|试行|至)")]
    private static partial Regex OnDate();

    [GeneratedRegex("自(?:本[一-龥]{2,6})?(?:印发|发布|公布|颁布|下发|发文)之日(?:起(?:满)?)?(?:([0-9]{1,3})日?后)?(?:起)?(?:正式)?(?:施行|实施|执行|生效|试行|有效|，|$)")]
    private static partial Regex OnIssue();

    [GeneratedRegex("(?:有效期|试行期|执行期|实施期|起)[^，。]{0,16}至([12][09][0-9]{2})年([0-9]{1,2})月([0-9]{1,2})日")]
    private static partial Regex UntilDate();

    [GeneratedRegex("(?:有效期|试行期|执行期|实施期)(?:限)?(?:为|是|：)?([一二两三四五六七八九十]|[0-9]{1,2})年")]
    private static partial Regex ForYears();

    [GeneratedRegex("同时废止|即行废止|自行废止|予以废止|同时失效|停止执行|不再执行|即行失效|以废止")]
    private static partial Regex Repealing();
}
