using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Policies;

/// <summary>How titles and 文号 are compared.</summary>
internal static partial class PolicyTitle
{
    /// <summary>What titles of laws begin with.</summary>
    public const string State = "中华人民共和国";

    private static readonly string[] Details =
        ["实施细则", "细则", "实施办法", "实施意见", "实施条例", "补充规定", "补充通知", "解读", "释义", "修正案", "的通知", "的决定", "的意见", "的批复", "的公告"];

    /// <summary>The title without spaces, with brackets, dashes, colons and quotation marks in one form.</summary>
    public static string Plain(string title)
    {
        var folded = Prose.Chars.HalfWidth(Prose.Chars.WithoutSpaces(title));
        return string.Concat(folded.Select(c => c switch
        {
            '—' or '–' or '－' or '~' or '〜' => '-',
            '“' or '”' or '‘' or '’' or '\'' => '"',
            '〈' or '《' => '<',
            '〉' or '》' => '>',
            _ => c,
        })).Replace("--", "-", StringComparison.Ordinal);
    }

    /// <summary>What is left of a title without the city before it and the years or 试行 in brackets behind it.</summary>
    public static string Core(string title)
    {
        var core = Ending().Replace(Plain(title), "");
        core = Notice().Replace(core, "$1");
        if (core.StartsWith(State, StringComparison.Ordinal))
            core = core[State.Length..];
        if (PolicyPlace.CityOf(core) is { } city)
            core = core[(core.IndexOf(city, StringComparison.Ordinal) + city.Length)..];
        return string.Concat(core.Where(c => c is not ('"' or '的' or ',' or '、')));
    }

    /// <summary>文号 without spaces, with brackets of any form alike.</summary>
    public static string Number(string number) => string.Concat(Prose.Chars.HalfWidth(Prose.Chars.WithoutSpaces(number)).Select(c => c switch
    {
        '(' or '[' or '【' or '﹝' or '〔' => '〔',
        ')' or ']' or '】' or '﹞' or '〕' => '〕',
        _ => c,
    }));

    /// <summary>
    /// Whether two titles that read alike can mean one document: neither names years, a city or a plan's number that the other has otherwise,
    /// and neither is the other's rules of detail.
    /// </summary>
    public static bool CanBeOne(string cited, string title)
    {
        var (a, b) = (Plain(cited), Plain(title));
        var (ours, theirs) = (Numbers(a), Numbers(b));
        if (ours.Count > 0 && !ours.All(theirs.Contains))
            return false;
        if (PolicyPlace.CityOf(a) is { } here && PolicyPlace.CityOf(b) is { } there && here != there)
            return false;
        return DetailOf(a) == DetailOf(b);
    }

    /// <summary>By what a title says that it is about another document: the ending that the other has not.</summary>
    private static string DetailOf(string title)
    {
        var core = Ending().Replace(title, "");
        var notice = Notice().Match(core);
        return notice.Success ? DetailOf(notice.Groups[1].Value.Trim('<', '>', '《', '》'))
            : Details.FirstOrDefault(d => core.EndsWith(d, StringComparison.Ordinal)) ?? "";
    }

    private static HashSet<string> Numbers(string title) => [.. Numbering().Matches(title).Select(m => m.Value)];

    [GeneratedRegex(@"\([^()]{1,20}\)\z")]
    private static partial Regex Ending();

    [GeneratedRegex(@"\A.{0,30}?关于(?:印发|发布|公布|转发)(.+?)的通知\z")]
    private static partial Regex Notice();

    [GeneratedRegex("[0-9]+|十[一二三四五六七八九]五|[一二三四五六七八九十]+期|第[一二三四五六七八九十]+[批次轮]")]
    private static partial Regex Numbering();
}
