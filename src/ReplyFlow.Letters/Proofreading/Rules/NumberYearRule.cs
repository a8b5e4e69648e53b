using System.Globalization;
using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 1: the year in 文号 is the date's; a number given in December may be dated January.</summary>
internal sealed partial class NumberYearRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(1, "发文字号的年份与成文日期一致；上年十二月编号、次年一月成文的不提示", Severity.Warning, Grounds.Format("7.2.5"),
        ["documentNumber=示民函〔2025〕18号|date=2026-05-20"], ["documentNumber=示民函〔2026〕18号|date=2026-05-20", "documentNumber=示民函〔2025〕18号|date=2026-01-05"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Letter is not { DocumentNumber: { } number, Date: { } date } || Year().Match(number) is not { Success: true } match)
            return;
        var year = int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture);
        if (year != date.Year && !(year == date.Year - 1 && date.Month == 1))
            sink.Field(Severity.Warning, "documentNumber", number, match.Groups[1].Index, 4, $"发文字号的年份与成文日期（{date.Year}年）不一致");
    }

    [GeneratedRegex(@"[〔\[（(【](20[0-9]{2})[〕\]）)】]")]
    private static partial Regex Year();
}
