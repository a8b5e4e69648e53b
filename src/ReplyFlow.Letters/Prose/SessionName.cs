using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Prose;

/// <summary>
/// A session's name reduced to what tells it from others, so that 西安市第十七届人民代表大会第三次会议 and
/// 市第十七届人大三次会议 compare equal: whose congress, which body, which term, which session.
/// </summary>
internal static partial class SessionName
{
    /// <summary>A session that a text names.</summary>
    internal readonly record struct Mention(int Start, int Length, char Level, char Body, int Term, int Meeting);

    /// <summary>The sessions that a text names by term and meeting; those of a standing committee are none.</summary>
    public static List<Mention> In(string text)
    {
        var squeezed = new Squeezed(text);
        var found = new List<Mention>();
        foreach (Match m in Form().Matches(squeezed.Text))
        {
            var whole = m.Groups[1].Value + m.Groups[3].Value;
            if (whole.Contains("常委会", StringComparison.Ordinal) || whole.Contains("常务委员会", StringComparison.Ordinal))
                continue;
            var (start, length) = squeezed.Place(m.Index, m.Length);
            found.Add(new Mention(start, length, LevelOf(m.Groups[1].Value, m.Groups[3].Value), BodyOf(whole), Number(m.Groups[2].Value),
                Number(m.Groups[4].Value)));
        }
        return found;
    }

    /// <summary>Whether the text names the session, by its words or by term and meeting.</summary>
    public static bool IsNamedIn(string text, string session)
    {
        var (plain, name) = (Chars.WithoutSpaces(text), Chars.WithoutSpaces(session));
        return name.Length == 0 || plain.Contains(name, StringComparison.Ordinal) || In(session) is [var wanted, ..] && In(text).Exists(m => Same(m, wanted));
    }

    /// <summary>A session that the text names in place of the one meant; null where it names that one, or none.</summary>
    public static Mention? Other(string text, string session)
    {
        if (IsNamedIn(text, session) || In(session) is not [var wanted, ..] || In(text) is not { Count: > 0 } mentions)
            return null;
        return mentions[0] is { Term: > 0, Meeting: > 0 } other && wanted is { Term: > 0, Meeting: > 0 } ? other : null;
    }

    private static bool Same(Mention a, Mention b) => a.Term == b.Term && a.Meeting == b.Meeting
        && (a.Level == '\0' || b.Level == '\0' || a.Level == b.Level) && (a.Body == '\0' || b.Body == '\0' || a.Body == b.Body);

    private static char LevelOf(string before, string inside)
    {
        if (before.Contains("全国", StringComparison.Ordinal) || inside.Contains("全国", StringComparison.Ordinal))
            return '国';
        var at = inside.LastIndexOfAny(['省', '市', '区', '县', '旗', '盟', '州', '镇', '乡']);
        return at >= 0 ? inside[at] : before.FirstOrDefault(c => "省市区县旗盟州镇乡".Contains(c));
    }

    private static char BodyOf(string words) => words.Contains("政协", StringComparison.Ordinal) || words.Contains("政治协商", StringComparison.Ordinal) ? '协'
        : words.Contains("人大", StringComparison.Ordinal) || words.Contains("人民代表大会", StringComparison.Ordinal) ? '人' : '\0';

    private static int Number(string text) => int.TryParse(text, out var n) ? n : ChineseNumeral.Parse(text) ?? -1;

    [GeneratedRegex("((?:全国|[省市区县旗盟州镇乡])?(?:人大|人民代表大会|政协|政治协商会议)?)第?([一二三四五六七八九十]{1,3}|[0-9]{1,2})届"
        + "([^第一二三四五六七八九十0-9届次，。；]{0,20})第?([一二三四五六七八九十]{1,3}|[0-9]{1,2})次")]
    private static partial Regex Form();
}
