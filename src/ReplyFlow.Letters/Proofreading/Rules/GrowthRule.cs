using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 8: growth has no minus: 增长-3.5% is 下降3.5%.</summary>
internal sealed partial class GrowthRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(8, "“增长”后不写负数，“下降”后也不写；减少不说几倍；合格率、覆盖率不超过100%", Severity.Warning, Grounds.Accuracy,
        ["投入42万元，同比增长-3.5%。", "同比下降-2%。", "投诉量减少2倍。", "同比提高3个百分点%。", "合格率为105%。"],
        ["同比增长3.5%。", "增速为-3.5%。", "增长3%-5%。", "增长2倍。", "合格率100%。", "任务完成率105%。", "下降20%。"])
    { Sure = Sureness.Certain };

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (Match match in Form().Matches(input.Body.Text))
        {
            var (word, number) = (match.Groups[1].Value, match.Groups[3].Value);
            var isRise = word is "增长" or "上升" or "提高" or "增加" or "上涨";
            var other = word switch { "增长" or "上升" or "上涨" => "下降", "提高" => "降低", "增加" => "减少", _ => word };
            sink.Body(Severity.Warning, match.Index, match.Length, isRise ? $"负数不写“{word}”，可写“{other}{number}”" : $"“{word}”后的负号多余",
                isRise || word is "下降" or "降低" or "减少" ? $"{other}{match.Groups[2].Value}{number}" : null);
        }
        foreach (Match match in Times().Matches(input.Body.Text))
            sink.Body(Severity.Warning, match.Index, match.Length, "减少、下降不用“倍”，写百分比或几分之几", sure: Sureness.Certain);
        foreach (Match match in Sign().Matches(input.Body.Text))
            sink.Body(Severity.Warning, match.Index, 1, "“个百分点”后不再写“%”", "", Sureness.Certain);
        foreach (Match match in OverAll().Matches(input.Body.Text))
            sink.Body(Severity.Warning, match.Index, match.Length, $"“{match.Value}”超过了100%，请核对");
    }

    [GeneratedRegex("(?<=个百分点)%")]
    private static partial Regex Sign();

    [GeneratedRegex("(?:合格|达标|覆盖|满意|办结|答复|及时|完好|无害化处理)率(?:为|达到?|至|提高到)?(?:1[0-9]{2}(?<!100)|[2-9][0-9]{2})(?:\\.[0-9]{1,4})?%")]
    private static partial Regex OverAll();

    [GeneratedRegex("(?:减少|下降|降低|缩短|缩小)了?[0-9][0-9.]{0,5}倍")]
    private static partial Regex Times();

    [GeneratedRegex("(增长|上升|提高|增加|上涨|下降|降低|减少)(了|约)?[-－−–](?=[0-9])([0-9]{1,6}(?:\\.[0-9]{1,4})?(?:%|个百分点)?)")]
    private static partial Regex Form();
}
