using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 8: the same digits for the same thing once in 万 and once in 亿 (42万元 and 42亿元).</summary>
internal sealed class MagnitudeRule : IProofRule
{
    private const int Reach = 10;
    private const int MostPairs = 200;

    public RuleSheet Sheet { get; } = new(8, "同一事物的数字前后同一数量级（42万元与42亿元）", Severity.Warning, Grounds.Accuracy, ["投入资金42万元。上述42亿元资金将按期拨付。",
        "总投资3.5亿元，其中该项总投资3.5万元。"],
        ["投入资金42万元，带动投资42亿元。", "投入资金42万元。上述42万元资金将按期拨付。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        var text = input.Body.Text;
        var large = QuantityScanner.Scan(text).Where(q => q.Unit.Length > 0 && q.UnitStart < q.End && text[q.UnitStart] is '万' or '亿').ToList();
        foreach (var same in large.GroupBy(q => (Digits: text[q.Start..q.NumberEnd], q.Unit)).Where(g => g.Key.Digits.Length > 1
            && g.Select(q => q.Value).Distinct().Count() > 1))
            foreach (var later in same.Skip(1).Take(MostPairs))
                if (same.First() is var first && first.Value != later.Value && About(text, first).Overlaps(About(text, later)))
                    sink.Body(Severity.Warning, later.Start, later.End - later.Start,
                        $"前面是{text[first.Start..first.End]}，这里是{text[later.Start..later.End]}，请核对数量级");
    }

    /// <summary>The pairs of characters close to the quantity, in its own clause: what is counted.</summary>
    private static HashSet<string> About(string text, Quantity q)
    {
        var (from, to) = (q.Start, q.End);
        while (from > 0 && q.Start - from < Reach && Chars.IsHan(text[from - 1]))
            from--;
        while (to < text.Length && to - q.End < Reach && Chars.IsHan(text[to]))
            to++;
        var about = Keywords.PairsOf(" " + text[from..q.Start]).Concat(Keywords.PairsOf(" " + text[q.End..to])).ToHashSet();
        about.ExceptWith(["投入", "其中", "总额", "合计", "达到", "累计", "补助", "带动"]);
        return about;
    }
}
