using System.Globalization;

namespace ReplyFlow.Letters.Prose;

/// <summary>A total with the list of its parts right behind it.</summary>
/// <param name="Total">The total.</param>
/// <param name="IsSure">Whether the list follows it at once.</param>
/// <param name="Parts">The list, in the total's unit.</param>
internal readonly record struct SumOfParts(Quantity Total, bool IsSure, QuantityList Parts);

/// <summary>Finds totals with their parts: N家（a家、b家）, N家，其中a家、b家.</summary>
internal static class SumReader
{
    private const int Gap = 12;

    private const int Reach = 200;

    private static readonly string[] NotParts =
        ["同比", "环比", "增长", "下降", "提高", "较", "比上年", "新增", "排名", "人均", "平均", "目标", "计划", "等", "约", "近", "余", "超", "左右", "以上", "其他", "其它", "剩", "不含", "另",
            "每", "均", "多"];

    /// <summary>Those of a paragraph.</summary>
    public static IEnumerable<SumOfParts> Read(string text)
    {
        var lists = QuantityListScanner.Scan(text);
        if (lists.Count == 0)
            yield break;
        var totals = QuantityScanner.Scan(text);
        foreach (var list in lists)
            if (Total(text, totals, list) is { } total && IsWhole(text, total.Quantity, list))
                yield return new SumOfParts(total.Quantity, total.Sure, list);
    }

    /// <summary>The sum, where 各50元 counts once for everybody named before 各; null where nobody can tell for how many.</summary>
    public static decimal? Added(QuantityList list)
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

    /// <summary>27＋237＝264, in the unit that all are written in.</summary>
    public static string Shown(QuantityList list, decimal sum, Quantity total)
    {
        var factor = Factor(list, total);
        return $"{string.Join("＋", list.Parts.Select(p => Plain(p.Value / factor)))}＝{Plain(sum / factor)}";
    }

    /// <summary>What the whole numbers of total and parts count: 10000 where all are of 万; 1 where they are written in several ways.</summary>
    public static decimal Factor(QuantityList list, Quantity total) =>
        !total.HasDecimals && list.Parts.All(p => !p.HasDecimals && p.Step == total.Step) ? total.Step : 1;

    /// <summary>A value without superfluous zeros.</summary>
    public static string Plain(decimal value) => value.ToString("0.################", CultureInfo.InvariantCulture);

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

    /// <summary>What follows the list in its sentence, not too far.</summary>
    private static ReadOnlySpan<char> Follows(string text, int end) =>
        text.AsSpan(end, Math.Min(Reach, text.Length - end)) is var rest && rest.IndexOfAny('。', '；') is var stop and >= 0 ? rest[..stop] : rest;
}
