using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Prose;

/// <summary>
/// A session's name reduced to what tells it from others, so that 西安市第十七届人民代表大会第三次会议 and
/// 市第十七届人大三次会议 compare equal: whose congress, which term, which session.
/// </summary>
internal static partial class SessionName
{
    /// <summary>Whether the text names the session.</summary>
    public static bool IsNamedIn(string text, string session)
    {
        var (plain, name) = (Plain(text), Plain(session));
        if (name.Length == 0 || plain.Contains(name, StringComparison.Ordinal))
            return true;
        return Key(name) is { } wanted && Form().Matches(plain).Any(m => Matches(KeyOf(m), wanted));
    }

    private static string Plain(string text) => Chars.WithoutSpaces(text)
        .Replace("人民代表大会", "人大", StringComparison.Ordinal)
        .Replace("政治协商会议", "政协", StringComparison.Ordinal);

    private static (char Level, int Term, int Meeting)? Key(string name) => Form().Match(name) is { Success: true } m ? KeyOf(m) : null;

    private static (char Level, int Term, int Meeting) KeyOf(Match match) =>
        (match.Groups[1].Value is [var c] ? c : '\0', Number(match.Groups[2].Value), Number(match.Groups[3].Value));

    private static bool Matches((char Level, int Term, int Meeting) found, (char Level, int Term, int Meeting) wanted) =>
        found.Term == wanted.Term && found.Meeting == wanted.Meeting
        && (found.Level == '\0' || wanted.Level == '\0' || found.Level == wanted.Level);

    private static int Number(string text) => int.TryParse(text, out var n) ? n : ChineseNumeral.Parse(text) ?? -1;

    [GeneratedRegex(@"([省市区县旗盟州国]?)第?([一二三四五六七八九十]{1,3}|[0-9]{1,2})届[^第一二三四五六七八九十0-9届次]{0,10}第?([一二三四五六七八九十]{1,3}|[0-9]{1,2})次")]
    private static partial Regex Form();
}
