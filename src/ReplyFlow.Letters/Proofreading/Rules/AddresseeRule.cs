using System.Globalization;
using System.Text.RegularExpressions;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 4: every deputy is addressed, as deputy, and nobody else; names are compared without spaces.</summary>
internal sealed partial class AddresseeRule : IProofRule
{
    private const int Rule = 4;

    public bool Blocks => true;

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Deputies is not { Count: > 0 } deputies)
            return;
        var names = deputies.Select(Plain).Where(n => n.Length > 0).Distinct().ToList();
        var addressees = input.Letter.Addressees;
        if (addressees.Count == 0)
        {
            sink.Field(Rule, Severity.Error, "addressees", "", $"没有主送，应写：{string.Join("、", deputies.Select(d => Addressed(Plain(d))))}");
            return;
        }

        var covered = new HashSet<string>();
        for (var i = 0; i < addressees.Count; i++)
            CheckOne(addressees[i], $"addressees[{i}]", names, addressees.Count, covered, sink);
        var missing = names.Where(n => !covered.Contains(n)).ToList();
        if (missing.Count > 0)
            sink.Field(Rule, Severity.Error, "addressees[0]", addressees[0], $"主送漏了{string.Join("、", missing.Select(Addressed))}");
    }

    private static void CheckOne(string text, string field, List<string> names, int addressees, HashSet<string> covered, FindingSink sink)
    {
        var plain = Plain(text).TrimEnd('：', ':');
        if (Several().Match(plain) is { Success: true } several && names.Exists(n => plain.StartsWith(n, StringComparison.Ordinal)))
        {
            covered.UnionWith(names);
            if (several.Groups[1].Success && int.Parse(several.Groups[1].Value, CultureInfo.InvariantCulture) != names.Count)
                sink.Field(Rule, Severity.Error, field, text, $"主送写“{several.Value}”，登记的代表共 {names.Count} 名");
            return;
        }

        if (!plain.Contains("代表", StringComparison.Ordinal) && !plain.Contains("委员", StringComparison.Ordinal))
            sink.Field(Rule, Severity.Error, field, text, "主送应为“姓名＋代表”", text.TrimEnd('：', ':') + "代表");
        foreach (var part in plain.Split('、', '，', ',').Select(p => Title().Replace(p, "")))
            if (names.Find(n => n == part || Title().Replace(n, "") == part) is { } name)
                covered.Add(name);
            else if (part.Length > 0)
                sink.Field(Rule, Severity.Error, field, text, $"主送“{part}”不是本件建议的代表（登记：{string.Join("、", names)}）",
                    names.Count == 1 && addressees == 1 ? Addressed(names[0]) : null);
    }

    private static string Addressed(string name) =>
        name.EndsWith("代表团", StringComparison.Ordinal) || name.EndsWith("代表", StringComparison.Ordinal) ? name : name + "代表";

    private static string Plain(string name) => Chars.WithoutSpaces(name);

    [GeneratedRegex("等([0-9]{1,3})?[名位]?(?:代表|委员)")]
    private static partial Regex Several();

    [GeneratedRegex("(?:代表团?|委员|同志|先生|女士)+(?:[：:]?您好)?$")]
    private static partial Regex Title();
}
