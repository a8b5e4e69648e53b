using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 8: a number is called rough once, and a bound is said once: no 约5公里左右, 近300余户, 不低于30%以上.</summary>
internal sealed partial class ApproximationRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(8, "概数、界限只说一次：不写“约……左右”“近300余户”“不低于30%以上”", Severity.Warning, Grounds.Accuracy,
        ["全长约5公里左右。", "服务近300余户。", "大约近300户。", "投入300余万元左右。", "带动近百家以上。", "绿化率不低于30%以上。", "不超过3个工作日以内办结。", "至少1名以上工作人员。"],
        ["全长约5公里。", "全长5公里左右。", "近20余年来。", "节约30万元左右。", "签约近300家。", "附近约300米。", "年龄在60岁以上。", "不低于30%，其中80%以上为新建。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (Match match in Rough().Matches(input.Body.Text))
            sink.Body(Severity.Warning, match.Index, match.Length, $"“{match.Value}”里表示大概的词重复，留一个");
        foreach (Match match in Bound().Matches(input.Body.Text))
            sink.Body(Severity.Warning, match.Index, match.Length, $"“{match.Value}”里表示界限的词重复，留一个");
    }

    /// <summary>节约, 签约 and 附近 have the same characters.</summary>
    [GeneratedRegex("(?:大约|大概|将近|(?<![签合节预履解邀制契公条集毁相特失违赴续大])约|(?<![附最邻就靠临亲抵逼贴走拉将])近)"
        + "(?:[0-9][0-9,.]{0,9}[万亿千百]?(?:[余多](?!年|天|日|个?月|种)|[一-龥%℃㎡]{0,4}?(?:左右|上下))|(?:近|约|将近)[0-9][0-9,.]{0,9})"
        + "|[0-9][0-9,.]{0,9}[万亿千百]?[余多][一-龥]{1,3}?左右|超过近[0-9百千万]|(?<![附最邻就靠临亲抵逼贴走拉将])近[百千万][家户人名个件处所项](?:以上|左右|之多)")]
    private static partial Regex Rough();

    [GeneratedRegex("(?:至少|最少|不少于|不低于|最多|至多|不超过|不高于|不大于|超过)[0-9][0-9,.]{0,9}[一-龥%℃㎡]{0,5}?(?:以上|以下|以内|左右)")]
    private static partial Regex Bound();
}
