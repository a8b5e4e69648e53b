using System.Globalization;
using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 10: a cited 文号 is not of a year after the letter's date.</summary>
internal sealed partial class FutureDocumentRule : IProofRule
{
    /// <summary>Before a 文号 they are the sentence's: 参照咸工信发〔2025〕70号.</summary>
    private static readonly string[] Verbs = ["参照", "按照", "根据", "依据", "依照", "遵照", "对照", "落实", "执行", "贯彻", "印发", "出台", "以及"];

    public RuleSheet Sheet { get; } = new(10, "引用的文号年份不晚于成文日期", Severity.Error, Grounds.Accuracy, ["按照《示例通知》（示水计〔2029〕277号）执行。|date=2026-05-20"],
        ["按照《示例通知》（示水计〔2026〕27号）执行。|date=2026-05-20"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Letter.Date is not { } dated)
            return;
        foreach (Match match in Form().Matches(input.Body.Text))
            if (int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) > dated.Year)
            {
                var from = Verbs.Max(v => match.Value.LastIndexOf(v, StringComparison.Ordinal) is >= 0 and var at ? at + v.Length : 0);
                sink.Body(Severity.Error, match.Index + from, match.Length - from, $"引用的“{match.Value[from..]}”晚于成文日期（{dated.Year}年）");
            }
    }

    [GeneratedRegex("[一-龥]{1,12}[〔\\[【（(](20[0-9]{2})[〕\\]】）)][0-9]{1,4}号")]
    private static partial Regex Form();
}
