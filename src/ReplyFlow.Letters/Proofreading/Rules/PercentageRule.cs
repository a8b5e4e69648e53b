using System.Globalization;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 9, percentages of one whole: the shares in one sentence (a占50%、b占30%、c占20%; 分别占…; a bracket of shares) make
/// 100 ± 0.1. More than 100 is always wrong; less is wrong for three shares or more, unless the sentence says that it
/// names only some.
/// </summary>
internal sealed class PercentageRule : IProofRule
{
    private const int Rule = 9;
    private static readonly string[] Partial = ["其中", "主要", "前三", "前五", "前十", "左右", "以上", "超过", "约", "近", "最高", "分别为全"];
    private static readonly string[] Rates = ["率", "增", "降", "提", "同比", "环比", "完成", "达", "下调", "上调"];
    private static readonly string[] Links = ["比重为", "比例为", "比重", "比例", "总数的", "总量的", "比为", "比", "到", "为", "了"];

    public bool Blocks => true;

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var paragraph in input.Body.Paragraphs)
        {
            if (!paragraph.Text.AsSpan().ContainsAny('%', '％'))
                continue;
            foreach (var list in QuantityListScanner.Scan(paragraph.Text).Where(l => l.InBrackets && IsShares(l)))
                Judge(paragraph.Start + list.Start, list.End - list.Start, list.Parts.Select(p => p.Value).ToList(), list.Content, sink);
            foreach (var (start, sentence) in paragraph.Sentences())
                CheckSentence(paragraph.Start + start, sentence, sink);
        }
    }

    private static bool IsShares(QuantityList list) =>
        list.Parts.All(p => p.Unit == "%") && !list.Labels.Any(l => l.Contains('占') || Rates.Any(r => l.Contains(r, StringComparison.Ordinal)));

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
            Judge(offset + run[0].Start, run[^1].End - run[0].Start, run.Select(q => q.Value).ToList(), sentence, sink);
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

    private static void Judge(int start, int length, List<decimal> shares, string text, FindingSink sink)
    {
        var sum = shares.Sum();
        if (Math.Abs(sum - 100) <= 0.1m)
            return;
        if (sum < 100 && (shares.Count < 3 || Partial.Any(w => text.Contains(w, StringComparison.Ordinal))))
            return;
        var shown = string.Join("＋", shares.Select(s => s.ToString("0.######", CultureInfo.InvariantCulture)));
        sink.Body(Rule, Severity.Error, start, length, $"各项占比之和 {shown}＝{sum.ToString("0.######", CultureInfo.InvariantCulture)}%，应为 100%");
    }
}
