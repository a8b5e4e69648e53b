using ReplyFlow.Letters.Proofreading.Words;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 8, one thing counted in two units: 中心24户 beside 中心448家.</summary>
internal sealed class UnitRule : IProofRule
{
    private const int Reach = 8;
    private static readonly string[] Links = ["达到", "累计", "共计", "总数", "共有", "达", "共", "有", "约", "近", "超", "为", "至", "到", "了", "等"];

    public RuleSheet Sheet { get; } = new(8, "同一事物用同一个单位", Severity.Warning, Grounds.Accuracy, ["服务企业24家。帮扶企业8户，走访企业30家。"], ["服务企业24家，帮扶困难家庭8户。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        var counts = input.Body.Paragraphs.Select(p => (p, QuantityScanner.Scan(p.Text))).ToList();
        foreach (var group in input.Context.Words.Units)
            CheckGroup(counts, group, sink);
    }

    private static void CheckGroup(List<(Paragraph Paragraph, List<Quantity> Quantities)> counts, UnitGroup group, FindingSink sink)
    {
        var counted = new List<(string Thing, int At, string Unit)>();
        foreach (var (paragraph, quantities) in counts)
            foreach (var q in quantities)
                if (group.Units.Contains(q.Unit) && Thing(paragraph.Text, q, group.Things) is { } thing)
                    counted.Add((thing, paragraph.Start + q.End - q.Unit.Length, q.Unit));
        // The unit that the whole text prefers is kept; between equals the list's first.
        var order = group.Units.OrderByDescending(u => counted.Count(c => c.Unit == u)).ToList();
        foreach (var mixed in counted.GroupBy(c => c.Thing).Where(g => g.Select(c => c.Unit).Distinct().Count() > 1))
        {
            var kept = order.First(u => mixed.Any(c => c.Unit == u));
            foreach (var (thing, at, unit) in mixed.Where(c => c.Unit != kept))
                sink.Body(Severity.Warning, at, unit.Length, $"“{thing}”有的用“{kept}”、有的用“{unit}”作单位，应统一", kept);
        }
    }

    /// <summary>What is counted: the noun the text before the number ends with, else the last noun soon after the unit.</summary>
    private static string? Thing(string text, Quantity q, IReadOnlyList<string> things)
    {
        var before = text.AsSpan(Math.Max(0, q.Start - Reach), q.Start - Math.Max(0, q.Start - Reach)).TrimEnd();
        foreach (var link in Links)
            if (before.EndsWith(link, StringComparison.Ordinal))
            {
                before = before[..^link.Length].TrimEnd();
                break;
            }

        foreach (var thing in things)
            if (before.EndsWith(thing, StringComparison.Ordinal))
                return thing;
        var end = q.End;
        while (end < text.Length && end - q.End < Reach && Chars.IsHan(text[end]))
            end++;
        var after = text[q.End..end];
        return things.Select(t => (Thing: t, At: after.LastIndexOf(t, StringComparison.Ordinal)))
            .Where(f => f.At >= 0)
            .OrderByDescending(f => f.At)
            .Select(f => f.Thing)
            .FirstOrDefault();
    }
}
