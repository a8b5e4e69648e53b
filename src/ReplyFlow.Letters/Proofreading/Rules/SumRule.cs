using System.Globalization;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 9, sums: in N家（a家、b家） with one unit the parts make N; with 其中 they do not exceed it. An error only where the bracket
/// follows the total at once and the difference is a slip (within <see cref="Near"/> of the total); a larger one may mean that
/// the list is partial or overlaps, and is a warning.
/// </summary>
internal sealed class SumRule : IProofRule
{
    private const int Gap = 12;
    private const decimal Near = 0.2m;

    /// <summary>With 其中 the sum of two or more parts may be this much over the total before an overlap is more probable than a slip.</summary>
    private const decimal Over = 1.3m;

    private static readonly string[] NotParts =
        ["同比", "环比", "增长", "下降", "提高", "较", "比上年", "新增", "排名", "人均", "平均", "目标", "计划", "等", "约", "近", "余", "超", "左右", "以上", "其他", "其它", "剩", "不含", "另",
            "每", "均", "多"];

    private static readonly string[] Overlapping = ["交叉", "重复", "重叠", "部分", "同时", "兼"];

    public RuleSheet Sheet { get; } = new(9, "括号里同一单位的各项之和等于总数，“其中”各项之和不大于总数", Severity.Error, Grounds.Accuracy,
        ["认定企业448家（国家级27家、省级237家、市级185家）。", "投入1.2亿元（中央8000万元、地方5000万元）。", "共办理120件，其中主办80件、会办60件。", "全市现有医院88家（三级21家、二级35家）。"],
        ["认定企业448家（国家级27家、省级237家，市级184家）。", "公办幼儿园448所（其中城区220所、乡镇228所，普惠性民办幼儿园350所）。", "每人每月补贴300元（中央100元、省100元、市县各50元）。",
            "全市现有医院88家（三级21家、二级35家等）。", "新建30处（2025年10处、2026年15处，其余由区县建设）。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var paragraph in input.Body.Paragraphs)
        {
            var lists = QuantityListScanner.Scan(paragraph.Text);
            if (lists.Count == 0)
                continue;
            var totals = QuantityScanner.Scan(paragraph.Text);
            foreach (var list in lists)
                if (Total(paragraph.Text, totals, list) is { } total && IsWhole(paragraph.Text, total.Quantity, list))
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

    /// <summary>Whether the list has the total's unit and says nothing that makes its parts something else than parts.</summary>
    private static bool IsWhole(string text, Quantity total, QuantityList list)
    {
        if (total.Unit.Length == 0 || total.Unit == "%" || list.Parts.Any(p => p.Unit.Length > 0 && p.Unit != total.Unit))
            return false;
        if (list.Parts.Any(p => p.Unit.Length == 0) && list.Parts.Any(p => p.Unit.Length > 0))
            return false;
        var before = text.AsSpan(Math.Max(0, total.Start - 2), Math.Min(2, total.Start));
        if (before.ContainsAny("约近超达") || list.Content.Contains("其余", StringComparison.Ordinal) || Follows(text, list.End).Contains("其余",
            StringComparison.Ordinal))
            return false;
        return !NotParts.Any(w => list.Content.Contains(w, StringComparison.Ordinal));
    }

    /// <summary>What follows the list in its sentence.</summary>
    private static ReadOnlySpan<char> Follows(string text, int end) =>
        text.AsSpan(end) is var rest && rest.IndexOfAny('。', '；') is var stop and >= 0 ? rest[..stop] : rest;

    private static void CheckSum(Paragraph paragraph, Quantity total, bool sure, QuantityList list, FindingSink sink)
    {
        var among = list.Content.Contains("其中", StringComparison.Ordinal) || list.Content.TrimStart().StartsWith('含') || list.Content.Contains("包括",
            StringComparison.Ordinal);
        var groups = QuantityGroups.Of(paragraph.Text, list).Select(g => g.Sum(i => list.Parts[i].Value)).ToList();
        if (Each(list, total) is not { } sum || groups.Contains(total.Value) || AddsUpBefore(list, total) || list.Labels.Any(l => l.Contains('年')
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
            var isWrong = (sure || !list.InBrackets) && !isSeveral && (most <= total.Value * Over || list.Parts.Any(p => p.Value > total.Value));
            Report(isWrong, $"“其中”各项之和 {Shown(list, sum)} 大于总数 {Shown(total)}；如各项有交叉，请写明");
        }
        else if (sum != total.Value && !(groups.Count > 1 && QuantityGroups.AreSeveral(paragraph.Text, list)))
        {
            var rounding = Math.Abs(sum - total.Value) <= slack;
            var isPartial = Math.Abs(sum - total.Value) > total.Value * Near;
            Report(sure && !rounding && !isPartial && !Overlapping.Any(w => list.Content.Contains(w, StringComparison.Ordinal)),
                $"各项之和 {Shown(list, sum)} 不等于总数 {Shown(total)}" + (rounding ? "；如因四舍五入，请注明" : isPartial ? "；如没有列全或有交叉，请写明" : ""));
        }

        void Report(bool isWrong, string message) =>
            sink.Body(isWrong ? Severity.Error : Severity.Warning, start, length, message, sure: isWrong ? Sureness.Certain : Sureness.Likely);
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

    /// <summary>The sum, where 各50元 counts once for everybody named before 各; null where nobody can tell for how many.</summary>
    private static decimal? Each(QuantityList list, Quantity total)
    {
        var each = Enumerable.Range(0, list.Parts.Count).Where(i => list.Labels[i].Contains('各') || list.Labels[i].Contains("分别",
            StringComparison.Ordinal)).ToList();
        var sum = list.Parts.Sum(p => p.Value);
        if (each.Count == 0)
            return sum;
        var named = list.Labels[each[0]].Split('各')[0].Trim();
        var size = named.Length > 0 && named.All(c => "省市县区乡镇村州盟旗".Contains(c)) && each.Count == 1 ? named.Length : 0;
        return size == 0 ? null : sum + (size - 1) * list.Parts[each[0]].Value;
    }

    private static string Shown(QuantityList list, decimal sum) =>
        $"{string.Join("＋", list.Parts.Select(p => Plain(p.Value)))}＝{Plain(sum)}";

    private static string Shown(Quantity q) => $"{Plain(q.Value)}{q.Unit}";

    private static string Plain(decimal value) => value.ToString("0.################", CultureInfo.InvariantCulture);
}
