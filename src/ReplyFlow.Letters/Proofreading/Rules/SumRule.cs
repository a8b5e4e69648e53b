using System.Globalization;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 9, sums: in N家（a家、b家） with one unit and two or more parts the parts make N; with 其中 they do not exceed it.
/// Between the total and the bracket a few characters may stand (448家企业技术中心（…）): then it is a warning only, since
/// the bracket might explain something else.
/// </summary>
internal sealed class SumRule : IProofRule
{
    private const int Rule = 9;
    private const int Gap = 12;
    private static readonly string[] NotParts = ["同比", "环比", "增长", "下降", "提高", "较", "比上年", "新增", "排名", "人均", "平均", "目标", "计划"];
    private static readonly string[] Overlapping = ["交叉", "重复", "重叠"];

    public bool Blocks => true;

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var paragraph in input.Body.Paragraphs)
        {
            var lists = QuantityListScanner.Scan(paragraph.Text);
            if (lists.Count == 0)
                continue;
            var totals = QuantityScanner.Scan(paragraph.Text);
            foreach (var list in lists)
                if (Total(paragraph.Text, totals, list) is { } total)
                    CheckSum(paragraph, total.Quantity, total.Sure, list, sink);
        }
    }

    /// <summary>The quantity right before the list.</summary>
    private static (Quantity Quantity, bool Sure)? Total(string text, List<Quantity> totals, QuantityList list)
    {
        var at = BinarySearchBefore(totals, list.Start);
        if (at < 0 || list.Start - totals[at].End > Gap + 2)
            return null;
        var between = text.AsSpan(totals[at].End, list.Start - totals[at].End).Trim();
        if (!list.InBrackets)
            between = between.TrimEnd("，；：,;:").TrimEnd();
        foreach (var c in between)
            if (!Chars.IsHan(c))
                return null;
        return (totals[at], between.IsEmpty);
    }

    private static int BinarySearchBefore(List<Quantity> quantities, int position)
    {
        var (low, high) = (-1, quantities.Count - 1);
        while (low < high)
        {
            var middle = (low + high + 1) / 2;
            (low, high) = quantities[middle].End <= position ? (middle, high) : (low, middle - 1);
        }

        return low;
    }

    private static void CheckSum(Paragraph paragraph, Quantity total, bool sure, QuantityList list, FindingSink sink)
    {
        if (total.Unit.Length == 0 || total.Unit == "%" || list.Parts.Any(p => p.Unit.Length > 0 && p.Unit != total.Unit))
            return;
        if (list.Parts.Any(p => p.Unit.Length == 0) && list.Parts.Any(p => p.Unit.Length > 0))
            return;
        if (NotParts.Any(w => list.Content.Contains(w, StringComparison.Ordinal)))
            return;
        var sum = list.Parts.Sum(p => p.Value);
        var slack = list.Parts.Append(total).Where(q => q.HasDecimals).Sum(q => q.Step / 2);
        var among = list.Content.Contains("其中", StringComparison.Ordinal) || list.Content.TrimStart().StartsWith('含');
        var (start, length) = (paragraph.Start + total.Start, list.End - total.Start);
        if (among)
        {
            if (sum - total.Value > slack && !Overlapping.Any(w => list.Content.Contains(w, StringComparison.Ordinal)))
                sink.Body(Rule, sure || !list.InBrackets ? Severity.Error : Severity.Warning, start, length,
                    $"“其中”各项之和 {Shown(list, sum)} 大于总数 {Shown(total)}；如各项有交叉，请写明");
        }
        else if (sum != total.Value)
        {
            var rounding = Math.Abs(sum - total.Value) <= slack;
            sink.Body(Rule, sure && !rounding ? Severity.Error : Severity.Warning, start, length,
                $"各项之和 {Shown(list, sum)} 不等于总数 {Shown(total)}" + (rounding ? "；如因四舍五入，请注明" : ""));
        }
    }

    private static string Shown(QuantityList list, decimal sum) =>
        $"{string.Join("＋", list.Parts.Select(p => Plain(p.Value)))}＝{Plain(sum)}";

    private static string Shown(Quantity q) => $"{Plain(q.Value)}{q.Unit}";

    private static string Plain(decimal value) => value.ToString("0.################", CultureInfo.InvariantCulture);
}
