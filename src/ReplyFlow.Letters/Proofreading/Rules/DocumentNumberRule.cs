using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 1: 文号 has the standard's form or the one its template allows.</summary>
internal sealed partial class DocumentNumberRule : IProofRule
{
    private const string Name = "documentNumber";

    public RuleSheet Sheet { get; } = new(1, "发文字号的写法：六角括号、四位年份、不写“第”、序号不补零；模板另有写法的从模板", Severity.Error, Grounds.Format("7.2.5"),
        ["documentNumber=示民函[2026]18号", "documentNumber=示民函〔26〕18号", "documentNumber=示民函〔2026〕第018号", "documentNumber=示民函〔2026〕B18号"],
        ["documentNumber=示民函〔2026〕18号", "documentNumber=示政办发〔2026〕1203号", "documentNumber="]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Letter.DocumentNumber is not { Length: > 0 } number || Form().IsMatch(number) || IsAllowed(number, input.Context.Checks.NumberPattern))
            return;
        sink.Field(Severity.Error, Name, number, "发文字号的写法应如“示民函〔2023〕66号”：六角括号、四位年份，不写“第”，序号不补零", Repair(number));
    }

    private static bool IsAllowed(string number, string? pattern) =>
        pattern is not null && Regex.IsMatch(number, $@"\A(?:{pattern})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);

    private static string? Repair(string number)
    {
        var match = Loose().Match(Prose.Chars.HalfWidth(Prose.Chars.WithoutSpaces(number)));
        if (!match.Success)
            return null;
        var repaired = $"{match.Groups[1].Value}〔{match.Groups[2].Value}〕{match.Groups[3].Value}号";
        return Form().IsMatch(repaired) ? repaired : null;
    }

    [GeneratedRegex(@"\A[一-龥]{2,12}〔20[0-9]{2}〕[1-9][0-9]{0,4}号\z")]
    private static partial Regex Form();

    [GeneratedRegex(@"\A([一-龥]{2,12})[〔\[(【]([0-9]{4})[〕\])】]第?0*([1-9][0-9]{0,4})号?\z")]
    private static partial Regex Loose();
}
