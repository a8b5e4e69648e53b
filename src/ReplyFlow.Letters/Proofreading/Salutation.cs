using System.Text.RegularExpressions;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading;

/// <summary>Reads 主送: whom it names, how many it says, whether it calls them by their office.</summary>
internal static partial class Salutation
{
    /// <summary>A name without spaces and with one form of the dot between its parts.</summary>
    public static string Plain(string name) => string.Concat(Chars.WithoutSpaces(name).Select(c => c is '•' or '‧' or '・' or '∙' or '．' ? '·' : c));

    /// <summary>The name alone, where the record or the letter has the office behind it.</summary>
    public static string Bare(string name) => Office().Replace(Polite().Replace(Plain(name), ""), "");

    /// <summary>The names between separators, without courtesies and offices.</summary>
    public static IEnumerable<string> Parts(string text) =>
        Separators().Split(AllOthers().Replace(Count().Replace(Closed(Greeting().Replace(Plain(text), "")), "、"), "、")).Select(Bare).Where(p => p.Length > 0);

    /// <summary>等三名代表, 等3位代表, 等代表, 各位代表; null where the line says none of it.</summary>
    public static (int? Number, string Text)? Several(string text)
    {
        var plain = Closed(Greeting().Replace(Plain(text), ""));
        if (AllOthers().Match(plain) is { Success: true } others)
            return (null, others.Value);
        if (Count().Match(plain) is not { Success: true } match)
            return Everybody().IsMatch(plain) ? (null, plain) : null;
        var digits = match.Groups[1].Value;
        return (digits.Length == 0 ? null : int.TryParse(digits, out var n) ? n : ChineseNumeral.Parse(digits.Replace('两', '二')), match.Value);
    }

    /// <summary>Whether the name is a body's, a party's or a delegation's: it is addressed by its name alone.</summary>
    public static bool IsBody(string name) => name.Length >= 4 && Body().IsMatch(name);

    /// <summary>Whether the line calls anybody by an office or a courtesy.</summary>
    public static bool HasOffice(string text) => Offices().IsMatch(Plain(text));

    /// <summary>许示兴代表（等3人）: what the bracket at the end says counts as if it stood without.</summary>
    private static string Closed(string text) => BracketedCount().Replace(text, "$1");

    [GeneratedRegex("[（(](等[^（）()]{0,12})[）)]$")]
    private static partial Regex BracketedCount();

    /// <summary>并各位联名代表, 及其他附议代表: all others, by no name.</summary>
    [GeneratedRegex("(?:并|暨|[、，和与及]|以及)(?:致)?(?:各位|诸位|全体|其他|其余)(?:各位|诸位|几位)?(?:联名|附议|共同提出|提出)?(?:的)?(?:人大)?(?:代表|委员)们?$")]
    private static partial Regex AllOthers();

    [GeneratedRegex("^(?:尊敬的|敬爱的|尊敬|各位)")]
    private static partial Regex Polite();

    [GeneratedRegex("(?:[，,：:！!。]*(?:您们?|你们?|大家)好)?[：:，,！!。]*$")]
    private static partial Regex Greeting();

    [GeneratedRegex("(?:人大|市人大|政协)?(?:代表团?|委员|同志|先生|女士|议员)+$")]
    private static partial Regex Office();

    [GeneratedRegex("代表|委员|同志|先生|女士")]
    private static partial Regex Offices();

    [GeneratedRegex("等(?:([0-9]{1,3}|[一二两三四五六七八九十]{1,3})[名位个人])?(?:人大|市|省)?(?:代表|委员|同志|人)?(?:代表|委员|同志)?$")]
    private static partial Regex Count();

    [GeneratedRegex("^(?:尊敬的)?(?:各位|诸位|全体)?(?:人大)?(?:代表|委员)们?$")]
    private static partial Regex Everybody();

    [GeneratedRegex("[、，,；;/和与及]|以及")]
    private static partial Regex Separators();

    [GeneratedRegex("(?:委员会|委会|市委|省委|区委|县委|支部|支社|总支|党|盟|社|团|组|联|会|局|院|校|厅|室|中心|公司)$")]
    private static partial Regex Body();
}
