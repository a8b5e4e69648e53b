using System.Text.RegularExpressions;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 11: places left to be filled. An error where a fact is missing (XX万元, 待补充 in brackets, 某某科, any field); a warning where
/// somebody may be left unnamed on purpose; nothing where that is plain (××公司, 互联网+XX, 张**).
/// </summary>
internal sealed partial class PlaceholderRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(11, "没有待填的占位内容（XX万元、TODO、{{…}}、（待补充）、某某科）；隐去名称的“××公司”、“互联网+XX”不算", Severity.Error, Grounds.Accuracy,
        ["投入XX万元。", "XX年XX月底前完成。", "TODO：补数据。", "投入{{金额}}万元。", "具体数据待补充。", "见示民函〔 〕号。", "由某某科负责。", "【待办公室核对】", "（此处补充数据）", "投入？万元。"],
        ["群众反映的××公司问题已立案。", "发展“互联网+XX”新模式。", "材料待补齐后上报。", "手续正待填写。", "机制有待补充和完善。",
            "规格为XXL。", "保障教师权益（待遇）。", "规划学校3所（待建）。", "群众反映××路××号院漏水。", "李某某委员已到现场。", "3×4平方米。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        var text = input.Body.Text;
        foreach (Match match in Form().Matches(text))
            if (Judge(text, match) is { } severity)
                sink.Body(severity, match.Index, match.Length, Message(match, severity), sure: severity == Severity.Error ? Sureness.Certain : Sureness.Likely);
        foreach (var (field, value) in input.Fields)
            foreach (Match match in Form().Matches(value))
                if (!Masked(value, match))
                    sink.Field(Severity.Error, field, value, match.Index, match.Length, Message(match, Severity.Error));
    }

    private static string Message(Match match, Severity severity) =>
        severity == Severity.Error ? $"“{match.Value}”是没有填写的占位内容" : $"“{match.Value}”如是没有填写的内容，请补全";

    private static Severity? Judge(string text, Match match)
    {
        if (!match.Groups["x"].Success)
            return Masked(text, match) ? null : Severity.Error;
        var before = text.AsSpan(0, match.Index);
        var after = text.AsSpan(match.Index + match.Length);
        if (before.EndsWith("+") || before.EndsWith("＋") || before.EndsWith("“") && after.StartsWith("”"))
            return null;
        // ××路××号: a place left unnamed.
        if (after.StartsWith("号") && before[Math.Max(0, before.Length - 8)..].IndexOfAny("X×") >= 0)
            return null;
        if (Unit().IsMatch(after.Length > 4 ? after[..4] : after) || match.Value.StartsWith('某') && Office().IsMatch(after.Length > 2 ? after[..2] : after))
            return Severity.Error;
        return after.Length > 0 && Chars.IsHan(after[0]) && Anonymous().IsMatch(after.Length > 6 ? after[..6] : after) ? null : Severity.Warning;
    }

    /// <summary>Digits or a name hidden on purpose: 138****0001, 张**.</summary>
    private static bool Masked(string text, Match match) => match.Value[0] is '*' or '＊'
        && match.Index > 0 && (Chars.IsDigit(text[match.Index - 1]) || Chars.IsHan(text[match.Index - 1]));

    [GeneratedRegex("^(?:[万亿千百]|元|个|家|户|人|名|项|处|件|条|所|座|台|套|亩|公里|米|平方|吨|次|场|%|％|年|月|日|号|时|余|多)")]
    private static partial Regex Unit();

    [GeneratedRegex("^(?:科|处|股|室|局|委(?!员)|办|厅)")]
    private static partial Regex Office();

    [GeneratedRegex("^[一-龥]{0,4}(?:公司|企业|集团|小区|村|镇|乡|街|路|学校|小学|中学|医院|单位|工厂|厂|店|同学|同志|委员|代表|先生|女士|市民|项目|楼|花园|广场|平台|商场|超市|酒店)")]
    private static partial Regex Anonymous();

    [GeneratedRegex(
        @"(?<![A-Za-z])(?<x>X{2,}|x{2,})(?![A-Za-z])|(?<x>[×✕Ｘ]{2,})|(?<x>某某)(?!人|些)|" +
        @"(?<![A-Za-z])(?:TODO|TBD|todo)(?![A-Za-z])|\{\{[^{}\n]{0,60}(?:\}\})?|<<[^<>\n]{0,60}>>|" +
        @"[＊*]{2,}|_{2,}|＿{2,}|□{2,}|〔[ \u3000]*〕|[（(【\[]待[^】\])）\n]{0,12}(?:补充?|填写?|核[实对]?|确认|查证?|定|提供)[】\])）]|" +
        @"[（(【\[](?:此处|这里)(?:请|需)?(?:补充|填写|插入|核实)[^】\])）\n]{0,12}[】\])）]|" +
        @"(?<=[一-龥])[？?]{1,3}(?=[万亿]元)|" +
        @"(?<=数据|数字|内容|此处|金额|名称|时间|姓名|电话|文号|日期|情况|\A)待(?:补充|填写|补齐)(?=[。，；）]|\z|\n)")]
    private static partial Regex Form();
}
