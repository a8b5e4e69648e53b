using System.Globalization;
using System.Text.RegularExpressions;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 9, percentages of one whole: the shares in one sentence (a占50%、b占30%、c占20%; 分别占…; a bracket of shares) make
/// 100 ± 0.1. More than 100 is an error where the shares are named after one kind of thing and rounding explains nothing;
/// less is a warning for three shares or more, unless the sentence says that it names only some.
/// </summary>
internal sealed partial class PercentageRule : IProofRule
{
    private const decimal Most = 115;
    private static readonly string[] Partial = ["其中", "主要", "前三", "前五", "前十", "左右", "超过", "约", "近", "最高", "分别为全"];
    private static readonly string[] Rates = ["率", "增", "降", "提", "同比", "环比", "完成", "达", "下调", "上调"];
    private static readonly string[] Links = ["比重为", "比例为", "比重", "比例", "总数的", "总量的", "比为", "比", "到", "为", "了"];

    public RuleSheet Sheet { get; } = new(9, "同一整体的各项占比之和是100%", Severity.Error, Grounds.Accuracy, ["甲类占55%、乙类占36%、丙类占12%。", "经济类占60%，社会类占50%。",
        "甲类占50%、乙类占30%、丙类占10%。"],
        ["参训人员中男性占55%、女性占45%，本科以上占80%。", "按审价金额（2024年80%，2025年70%）补助。", "甲类占55%、乙类占35%、丙类占10%。", "办结率为98%、满意率为99%。", "占全市的30%，占全省的12%，占全国的60%。",
            "甲类占55%、乙类占45%、丙类占20%，各类有交叉。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var paragraph in input.Body.Paragraphs)
        {
            // 各季度互有交叉: said to be no parts of one whole.
            if (!paragraph.Text.AsSpan().ContainsAny('%', '％') || Overlapping().IsMatch(paragraph.Text))
                continue;
            foreach (var list in QuantityListScanner.Scan(paragraph.Text).Where(l => l.InBrackets && IsShares(l)))
                Judge(paragraph.Start + list.Start, list.End - list.Start, [.. list.Parts], list.Labels, list.Content, sink);
            foreach (var (start, sentence) in paragraph.Sentences())
                CheckSentence(paragraph.Start + start, sentence, sink);
        }
    }

    [GeneratedRegex("交叉|重叠|重复(?:计|统)")]
    private static partial Regex Overlapping();

    private static bool IsShares(QuantityList list) =>
        list.Parts.All(p => p.Unit == "%") && !list.Labels.Any(l => l.Contains('占') || l.Contains('年') || l.Contains('月') || l.Contains('各')
            || Rates.Any(r => l.Contains(r, StringComparison.Ordinal)));

    /// <summary>Shares said with 占, clause after clause; a clause without one ends the run.</summary>
    private static void CheckSentence(int offset, string sentence, FindingSink sink)
    {
        var run = new List<Quantity>();
        foreach (var q in QuantityScanner.Scan(sentence))
        {
            var follows = run.Count > 0 && IsSeparator(sentence.AsSpan(run[^1].End, q.Start - run[^1].End));
            if (q.Unit == "%" && (IsShare(sentence, q) || (follows && IsEach(sentence, run[0]))))
            {
                run.Add(q);
                continue;
            }

            Close(offset, sentence, run, sink);
        }

        Close(offset, sentence, run, sink);
    }

    private static void Close(int offset, string sentence, List<Quantity> run, FindingSink sink)
    {
        if (run.Count > 1)
            Judge(offset + run[0].Start, run[^1].End - run[0].Start, run, Labels(sentence, run), sentence, sink);
        run.Clear();
    }

    private static bool IsShare(string sentence, Quantity q)
    {
        var before = sentence.AsSpan(Math.Max(0, q.Start - 10), Math.Min(10, q.Start)).TrimEnd();
        foreach (var link in Links)
            if (before.EndsWith(link, StringComparison.Ordinal))
            {
                before = before[..^link.Length];
                break;
            }

        return before.EndsWith("占", StringComparison.Ordinal);
    }

    private static bool IsEach(string sentence, Quantity first) =>
        sentence.AsSpan(Math.Max(0, first.Start - 10), Math.Min(10, first.Start)).Contains("分别占", StringComparison.Ordinal);

    private static bool IsSeparator(ReadOnlySpan<char> between) => between.Trim() is "、" or "，" or "和" or "及" or "与" or "以及";

    /// <summary>What each share is called: the words before it back to a mark, without 占.</summary>
    private static List<string> Labels(string sentence, List<Quantity> run) => [.. run.Select(q =>
    {
        var from = q.Start == 0 ? -1 : sentence.LastIndexOfAny(['，', '、', '；', '：'], q.Start - 1);
        return sentence[(from + 1)..q.Start].Split('占')[0].Trim();
    })];

    private static void Judge(int start, int length, List<Quantity> shares, IReadOnlyList<string> labels, string text, FindingSink sink)
    {
        var sum = shares.Sum(s => s.Value);
        if (Math.Abs(sum - 100) <= 0.1m || AddsUpBefore(shares))
            return;
        if (sum < 100 && (shares.Count < 3 || Partial.Any(w => text.Contains(w, StringComparison.Ordinal))))
            return;
        var rounding = Math.Abs(sum - 100) <= shares.Sum(s => s.Step / 2);
        var isOneKind = IsOneKind(labels) || text.Contains("分别占", StringComparison.Ordinal);
        // Shares of different things (男性占55%、党员占60%) are no parts of one whole.
        if (sum > 100 && !isOneKind)
            return;
        var isWrong = sum > 100 && sum <= Most && !rounding;
        var shown = string.Join("＋", shares.Select(s => s.Value.ToString("0.######", CultureInfo.InvariantCulture)));
        sink.Body(isWrong ? Severity.Error : Severity.Warning, start, length,
            $"各项占比之和 {shown}＝{sum.ToString("0.######", CultureInfo.InvariantCulture)}%，应为 100%" + (rounding ? "；如因四舍五入，请注明" : ""),
            sure: isWrong ? Sureness.Certain : Sureness.Likely);
    }

    /// <summary>Two or more shares at the start that make 100 are one whole; what follows is another (男55%、女45%，本科以上80%).</summary>
    private static bool AddsUpBefore(List<Quantity> shares)
    {
        var sum = 0m;
        for (var i = 0; i < shares.Count - 1; i++)
        {
            sum += shares[i].Value;
            if (i > 0 && Math.Abs(sum - 100) <= 0.1m)
                return true;
        }
        return false;
    }

    private static bool IsOneKind(IReadOnlyList<string> labels) =>
        labels.All(l => l.Length > 0) && (labels.Select(l => l[^1]).Distinct().Count() == 1 || labels.All(l => l.Length == 1 || char.IsAsciiLetter(l[0])));
}
