using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Figures;

/// <summary>
/// Finds the figures of a body: numbers with a unit, as the checks of sums and units see them, those in characters, those that say roughly how many
/// (300多家), and numbers without a unit behind words that count (共1200，增至35).
/// </summary>
public static class FigureReader
{
    private static readonly string[] Counting =
        ["共", "共有", "共计", "合计", "总计", "累计", "累计达", "达", "达到", "增至", "增加到", "增长到", "提高到", "提升到", "降至", "下降到", "减少到", "总数为", "总量为", "数量为"];

    /// <summary>Of a longer sentence only what stands round the figure is kept.</summary>
    private const int LongestSentence = 600;

    private const int Round = 100;

    private const int LongestClause = 100;

    private const string Marks = "，。；、：！？（）,;:()“”";

    /// <summary>What follows a number and makes it a span of time or a way to count the letter's own points.</summary>
    private static readonly string[] NoFigures =
        ["个月", "个工作日", "个小时", "个季度", "个星期", "个方面", "个环节", "个阶段", "个步骤", "个问题", "个字", "次会议", "条建议", "项建议", "条意见", "点建议", "条要求"];

    /// <summary>All of them, in their order.</summary>
    /// <param name="body">The body as printed.</param>
    public static IReadOnlyList<Figure> Read(string body)
    {
        var found = new List<Figure>();
        foreach (var (paragraph, line) in Paragraph.Split(body).Select((p, i) => (p, i + 1)))
        {
            var text = paragraph.Text;
            var sums = SumReader.Read(text).GroupBy(s => s.Total.Start).ToDictionary(g => g.Key, g => g.First());
            var titles = new Queue<(int Start, int Length, string Title)>(CitedTitles.In(text));
            var sentences = new Queue<(int Start, string Text)>(paragraph.Sentences());
            var (start, sentence, plain) = (0, "", "");
            foreach (var q in Quantities(text).Where(q => IsFigure(text, q)))
            {
                while (titles.TryPeek(out var passed) && passed.Start + passed.Length <= q.Start)
                    titles.Dequeue();
                if (titles.TryPeek(out var title) && title.Start < q.Start)
                    continue;
                for (; sentences.TryPeek(out var next) && next.Start <= q.Start; sentences.Dequeue())
                    (start, sentence, plain) = (next.Start, next.Text, next.Text.Length <= LongestSentence ? Chars.WithoutSpaces(next.Text) : "");
                var (sum, right) = sums.TryGetValue(q.Start, out var parts) ? Added(parts) : ("", true);
                found.Add(new Figure(
                    line, q.Start + 1, q.End - q.Start, Chars.WithoutSpaces(text[q.Start..q.End]), q.Unit, q.Value,
                    plain.Length > 0 ? plain : Chars.WithoutSpaces(Near(sentence, q.Start - start, q.End - start, Round).ToString()),
                    Clause(sentence, q.Start - start, q.End - start), sum, right));
            }
        }
        return found;
    }

    private static IEnumerable<Quantity> Quantities(string text) =>
        QuantityScanner.Scan(text).Select(q => q.End > q.NumberEnd ? q : About(text, q)).Concat(ChineseQuantityScanner.Scan(text)).OrderBy(q => q.Start);

    /// <summary>A number without a unit, with what stands between it and its unit: 300多家, 1200余.</summary>
    private static Quantity About(string text, Quantity q)
    {
        if (q.NumberEnd >= text.Length || text[q.NumberEnd] is not ('多' or '余'))
            return q;
        var at = q.NumberEnd + 1;
        return QuantityScanner.UnitAt(text, at) is var (end, factor, unit)
            ? q with { UnitStart = at, End = end, Value = q.Value * factor, Unit = unit } : q with { End = at };
    }

    /// <summary>Without a unit, only what a word before it counts, and nothing but a mark follows: else it may be a part of anything.</summary>
    private static bool IsCounted(string text, Quantity q) => q.End == q.NumberEnd
        && (q.End == text.Length || Marks.Contains(text[q.End]))
        && Counting.Any(w => text.AsSpan(0, q.Start).TrimEnd(' ').EndsWith(w, StringComparison.Ordinal));

    private static bool IsFigure(string text, Quantity q) => (q.End > q.NumberEnd || IsCounted(text, q))
        && !NoFigures.Any(w => string.CompareOrdinal(text, q.UnitStart, w, 0, w.Length) == 0);

    /// <summary>Where parts are among the whole, they need not make it, but are shown; a list that nobody can add is none.</summary>
    private static (string Sum, bool IsRight) Added(SumOfParts sum)
    {
        if (SumReader.Added(sum.Parts) is not { } added)
            return ("", true);
        var isAmong = sum.Parts.Content.Contains("其中", StringComparison.Ordinal);
        var slack = sum.Parts.Parts.Append(sum.Total).Where(q => q.HasDecimals).Sum(q => q.Step / 2);
        return (SumReader.Shown(sum.Parts, added, sum.Total), isAmong ? added <= sum.Total.Value + slack : Math.Abs(added - sum.Total.Value) <= slack);
    }

    private static string Clause(string sentence, int start, int end)
    {
        var before = sentence.AsSpan(Math.Max(0, start - LongestClause), Math.Min(start, LongestClause));
        var after = sentence.AsSpan(end, Math.Min(LongestClause, sentence.Length - end));
        return Chars.WithoutSpaces($"{before[(before.LastIndexOfAny(Marks) + 1)..]}{(after.IndexOfAny(Marks) is var i and >= 0 ? after[..i] : after)}");
    }

    /// <summary>A piece with so much round it: a sentence without end is not read anew for each of its figures.</summary>
    private static ReadOnlySpan<char> Near(string sentence, int start, int end, int reach) =>
        sentence.AsSpan(Math.Max(0, start - reach), Math.Min(sentence.Length, end + reach) - Math.Max(0, start - reach));
}
