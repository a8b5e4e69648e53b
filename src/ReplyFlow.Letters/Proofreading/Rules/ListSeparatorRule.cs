using System.Text.RegularExpressions;
using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 6, 、 and ， mixed in one list of quantities.</summary>
internal sealed partial class ListSeparatorRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(6, "同一列举不混用顿号和逗号", Severity.Warning, Grounds.Marks("4.5"), ["共9家（甲类2家、乙类3家，丙类4家）。"],
        ["共9家（甲类2家、乙类3家、丙类4家）。", "公办幼儿园448所（其中城区220所、乡镇228所，普惠性民办幼儿园350所）。",
            "其中国家级2家、省级3家，共5家。", "建成充电桩300个（公共200个、专用100个，含快充120个）。", "引进120名（博士20名、硕士100名，男60名、女60名）。", "共85家，其中5A级5家、4A级27家、3A级50家，其余为2A级。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var paragraph in input.Body.Paragraphs)
            foreach (var list in QuantityListScanner.Scan(paragraph.Text))
                CheckList(paragraph, list, sink);
    }

    private static void CheckList(Paragraph paragraph, QuantityList list, FindingSink sink)
    {
        if (!list.Separators.Any(s => paragraph.Text[s] == '、'))
            return;
        // Two ways of dividing one whole are parted by ，: that is no mixture.
        if (QuantityGroups.AreSeveral(paragraph.Text, list) || IsDividedTwice(paragraph.Text, list))
            return;
        // The mark behind the last part belongs to the sentence that goes on: …3A级50家，其余为2A级.
        foreach (var comma in list.Separators.Take(list.Parts.Count - 1).Where(s => paragraph.Text[s] == '，' && !Total().IsMatch(paragraph.Text.AsSpan(s + 1))))
            sink.Body(Severity.Warning, paragraph.Start + comma, 1, $"同一列举中混用“、”和“，”：{list.Content.Shortened(40)}", "、");
    }

    /// <summary>
    /// Whether what stands before a ， makes a whole by itself: the total that the list follows (300个（公共200个、专用100个，含快充120个）), or what
    /// stands behind it (博士20名、硕士100名，男60名、女60名).
    /// </summary>
    private static bool IsDividedTwice(string text, QuantityList list)
    {
        var sums = QuantityGroups.Of(text, list).ConvertAll(g => g.Sum(i => list.Parts[i].Value));
        return sums.Count > 1 && (sums.Distinct().Count() == 1
            || QuantityScanner.Scan(text[..list.Start]) is [.., var total] && total.Unit == list.Parts[0].Unit && total.Value == sums[0]);
    }

    /// <summary>The whole, told behind its parts.</summary>
    [GeneratedRegex("^(?:一?共|合计|总计|累计|其余)")]
    private static partial Regex Total();
}
