using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 9, sums: in N家（a家、b家） with one unit the parts make N; with 其中 they do not exceed it. An error only where the bracket
/// follows the total at once and the difference is a slip (within <see cref="Near"/> of the total); a larger one may mean that
/// the list is partial or overlaps, and is a warning.
/// </summary>
internal sealed class SumRule : IProofRule
{
    private const decimal Near = 0.2m;

    /// <summary>With 其中 the sum of two or more parts may be this much over the total before an overlap is more probable than a slip.</summary>
    private const decimal Over = 1.3m;

    private static readonly string[] Overlapping = ["交叉", "重复", "重叠", "部分", "同时", "兼"];

    public RuleSheet Sheet { get; } = new(9, "括号里同一单位的各项之和等于总数，“其中”各项之和不大于总数", Severity.Error, Grounds.Accuracy,
        ["认定企业448家（国家级27家、省级237家、市级185家）。", "投入1.2亿元（中央8000万元、地方5000万元）。", "共办理120件，其中主办80件、会办60件。", "全市现有医院88家（三级21家、二级35家）。"],
        ["认定企业448家（国家级27家、省级237家，市级184家）。", "公办幼儿园448所（其中城区220所、乡镇228所，普惠性民办幼儿园350所）。", "每人每月补贴300元（中央100元、省100元、市县各50元）。",
            "全市现有医院88家（三级21家、二级35家等）。", "新建30处（2025年10处、2026年15处，其余由区县建设）。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var paragraph in input.Body.Paragraphs)
            foreach (var sum in SumReader.Read(paragraph.Text))
                CheckSum(paragraph, sum.Total, sum.IsSure, sum.Parts, sink);
    }

    private static void CheckSum(Paragraph paragraph, Quantity total, bool sure, QuantityList list, FindingSink sink)
    {
        var among = list.Content.Contains("其中", StringComparison.Ordinal) || list.Content.TrimStart().StartsWith('含') || list.Content.Contains("包括",
            StringComparison.Ordinal);
        var groups = QuantityGroups.Of(paragraph.Text, list).Select(g => g.Sum(i => list.Parts[i].Value)).ToList();
        if (SumReader.Added(list) is not { } sum || groups.Contains(total.Value) || AddsUpBefore(list, total) || list.Labels.Any(l => l.Contains('年')
            || l.Contains('月')) && sum < total.Value)
            return;
        var slack = list.Parts.Append(total).Where(q => q.HasDecimals).Sum(q => q.Step / 2);
        var (start, length) = (paragraph.Start + total.Start, list.End - total.Start);
        if (among)
        {
            var isSeveral = QuantityGroups.AreSeveral(paragraph.Text, list);
            var most = isSeveral ? groups.Max() : sum;
            if (most - total.Value <= slack || Overlapping.Any(w => list.Content.Contains(w, StringComparison.Ordinal)))
                return;
            var isWrong = (sure || !list.InBrackets) && !isSeveral
                && (AreOneDivision(list) || list.Parts.Any(p => p.Value > total.Value))
                && (most <= total.Value * Over || list.Parts.Any(p => p.Value > total.Value));
            Report(isWrong, $"“其中”各项之和 {SumReader.Shown(list, sum, total)} 大于总数 {Shown(paragraph.Text, list, total)}；如各项有交叉，请写明");
        }
        else if (sum != total.Value && !(groups.Count > 1 && QuantityGroups.AreSeveral(paragraph.Text, list)))
        {
            var rounding = Math.Abs(sum - total.Value) <= slack;
            var isPartial = Math.Abs(sum - total.Value) > total.Value * Near;
            var isWrong = sure && !rounding && !isPartial && !Overlapping.Any(w => list.Content.Contains(w, StringComparison.Ordinal));
            var message = $"各项之和 {SumReader.Shown(list, sum, total)} 不等于总数 {Shown(paragraph.Text, list, total)}";
            Report(isWrong, message + (rounding ? "；如因四舍五入，请注明" : isPartial ? "；如没有列全或有交叉，请写明" : ""),
                isWrong ? Mended(paragraph.Text, total, list, sum) : null);
        }

        void Report(bool isWrong, string message, string? fix = null) =>
            sink.Body(isWrong ? Severity.Error : Severity.Warning, start, length, message, fix, isWrong ? Sureness.Certain : Sureness.Likely);
    }

    /// <summary>
    /// The total as its parts make it, offered for one's own decision: a part may be what is wrong. Only for plain whole numbers, which need no other form.
    /// </summary>
    private static string? Mended(string text, Quantity total, QuantityList list, decimal sum)
    {
        var factor = SumReader.Factor(list, total);
        var (whole, mended) = (total.Value / factor, sum / factor);
        return whole == decimal.Truncate(whole) && text[total.Start..total.NumberEnd] == SumReader.Plain(whole) && mended == decimal.Truncate(mended)
            ? SumReader.Plain(mended) + text[total.NumberEnd..list.End] : null;
    }

    /// <summary>Whether the first parts already make the total, so that the rest divides it another way.</summary>
    private static bool AddsUpBefore(QuantityList list, Quantity total)
    {
        var sum = list.Parts[0].Value;
        for (var i = 1; i < list.Parts.Count - 1; i++)
            if ((sum += list.Parts[i].Value) == total.Value)
                return true;
        return false;
    }

    /// <summary>The total as it is written, or in plain numbers where the sum is.</summary>
    private static string Shown(string text, QuantityList list, Quantity total) => SumReader.Factor(list, total) is var factor and > 1
        ? $"{SumReader.Plain(total.Value / factor)}{text[total.UnitStart..total.End]}" : $"{SumReader.Plain(total.Value)}{total.Unit}";

    /// <summary>
    /// Whether the parts are named as parts of one division are: 主办、会办, 国家级、省级. 国有企业80家、科技型企业50家 may be two divisions of the same whole.
    /// </summary>
    private static bool AreOneDivision(QuantityList list) => list.Labels.Select(l => l.Replace("其中", "", StringComparison.Ordinal).Trim('：', ':', '，', ' '))
        .Select(l => l.Length).Distinct().Count() == 1 || list.Labels.All(l => l.Length > 0 && "级类等区县市".Contains(l[^1]));
}
