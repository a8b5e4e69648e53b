using System.Text.RegularExpressions;

namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>Names of several deputies in one cell, as people type them: 钱乙 孙丙、李 丁（西城区代表团）等5人.</summary>
internal static partial class DeputyNames
{
    /// <summary>What is written where there is nobody.</summary>
    private static readonly string[] Nobody = ["无", "没有", "暂无"];

    /// <summary>The names one by one; a delegation that stands in brackets behind a name goes with it.</summary>
    public static IReadOnlyList<ProposerInput> Split(string cell) =>
        [.. Hard().Split(Plain(cell)).SelectMany(ByBlanks).Select(One).Where(d => d.Name.Any(char.IsLetter) && !Nobody.Contains(d.Name))];

    /// <summary>Entries of a list that runs beside the names; empty ones keep their place.</summary>
    public static IReadOnlyList<string> List(string cell) => cell.Trim().Length == 0 ? [] : [.. Hard().Split(cell).Select(e => e.Trim())];

    /// <summary>Without 等5人 at the end, counts before the names (1.王五) and blanks around the dot of a name (买买提 · 艾力).</summary>
    private static string Plain(string cell) => Count().Replace(Dot().Replace(Others().Replace(cell, ""), "$1"), "");

    private static ProposerInput One(string part)
    {
        var brackets = Bracket().Match(part);
        var name = part[..(brackets.Success ? brackets.Index : part.Length)].Trim();
        if (name.Length > 3 && name.EndsWith("代表", StringComparison.Ordinal))
            name = name[..^2];
        var inside = brackets.Success ? brackets.Groups[1].Value.Trim() : "";
        return new ProposerInput(name, inside.EndsWith('团') ? inside : "");
    }

    /// <summary>A blank parts names, but not the two characters of one: 李 丁 is one name, 钱乙 孙丙 are two.</summary>
    private static IEnumerable<string> ByBlanks(string part)
    {
        var (names, open) = (new List<string>(), "");
        foreach (var token in Blank().Split(part.Trim()).Where(t => t.Length > 0))
        {
            if (open.Length > 0 || (IsLatin(token) && names.Count > 0 && IsLatin(names[^1])))
                (open, names) = ("", open.Length > 0 ? [.. names, open + token] : [.. names[..^1], $"{names[^1]} {token}"]);
            else if (Letters(token) == 1)
                open = token;
            else
                names.Add(token);
        }
        if (open.Length > 0)
            names = names.Count > 0 ? [.. names[..^1], names[^1] + open] : [open];
        return names;
    }

    private static bool IsLatin(string token) => token.All(c => char.IsAsciiLetter(c) || c is '.' or '-' or '\'');

    private static int Letters(string token) => token.EnumerateRunes().Count();

    [GeneratedRegex(@"[、,，;；/／|\r\n\t\u2028\u2029]+(?![^（(]*[）)])")]
    private static partial Regex Hard();

    [GeneratedRegex(@"[ \u00A0\u3000]+(?![^（(]*[）)])")]
    private static partial Regex Blank();

    [GeneratedRegex(@"等\s*([0-9０-９〇一二三四五六七八九十百两]+\s*[人名位]?)?(代表)?\s*$")]
    private static partial Regex Others();

    [GeneratedRegex(@"[ \u00A0\u3000]*([·•・‧])[ \u00A0\u3000]*")]
    private static partial Regex Dot();

    [GeneratedRegex(@"(?<![^\s、,，;；/／|])[0-9０-９]+\s*[.．、)）](?=\D)")]
    private static partial Regex Count();

    [GeneratedRegex(@"\s*[（(〔\[【]([^）)〕\]】]*)[）)〕\]】]?\s*$")]
    private static partial Regex Bracket();
}
