using System.Text.RegularExpressions;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Proofreading.Words;

namespace ReplyFlow.Application.Proofreading;

/// <summary>The lists as people write them, one entry a line; lines can be pasted from a table.</summary>
/// <param name="Words">错词、正词 and, if wanted, the reason, with blanks or an arrow between them.</param>
/// <param name="Ignored">A shipped wrong word a line.</param>
/// <param name="Leaders">A name and, after a blank, the titles, the usual one first, with 、 between them.</param>
/// <param name="Bureaus">A body's name and, after a blank, what it is not to be called, with 、 between them.</param>
public sealed partial record ProofreadingListText(string Words, string Ignored, string Leaders, string Bureaus)
{
    private const int MostLines = 2_000;
    private const int LongestWord = 30;
    private const int LongestName = 40;

    /// <summary>Writes lists out.</summary>
    public static ProofreadingListText Of(ProofreadingLists lists) => new(
        string.Join('\n', lists.Words.Select(w => string.Join(" ", new[] { w.Wrong, w.Right, w.Note }.OfType<string>()))),
        string.Join('\n', lists.Ignored),
        string.Join('\n', lists.Leaders.Select(l => $"{l.Name} {string.Join('、', l.Titles)}")),
        string.Join('\n', lists.Bureaus.Select(b => $"{b.Name} {string.Join('、', b.Others)}")));

    /// <summary>Reads the lists; what is wrong is reported with its line.</summary>
    internal ProofreadingLists Read(InputCheck check)
    {
        var shipped = WordLists.Shipped.Words.Select(w => w.Wrong).ToHashSet();
        return new ProofreadingLists(
            Lines(check, nameof(Words), Words, w => w.Wrong, line => Gap().Split(line, 3) switch
            {
                [var wrong, ..] when TextLength.Of(wrong) < 2 => (null, $"“{Excerpt.Of(wrong)}”只有一个字，会把别的词也标出来，请写两个字以上"),
                [var wrong, var right, ..] when TextLength.Of(wrong) > LongestWord || TextLength.Of(right) > LongestWord => (null, $"词最长 {LongestWord} 个字"),
                [var wrong, var right, ..] when wrong == right => (null, $"错词和正词都是“{Excerpt.Of(wrong)}”"),
                [var wrong, var right, .. var note] => (new WrongWord(wrong, right, [], note.FirstOrDefault()), ""),
                _ => (null, "应为“错词 正词”，例如：截止目前 截至目前"),
            }),
            Lines(check, nameof(Ignored), Ignored, w => w, line => shipped.Contains(line) ? (line, "") : (null, $"“{Excerpt.Of(line)}”不在随产品提供的词表里")),
            Lines(check, nameof(Leaders), Leaders, l => l.Name, line => Gap().Split(line, 2) switch
            {
                [var name, var rest] when TextLength.Of(name) is >= 2 and <= 20 && Titles(rest) is { Count: > 0 } titles => (new Leader(name, titles), ""),
                _ => (null, "应为“姓名 职务”，几个职务用顿号隔开，例如：林示例 市长、市委副书记"),
            }))
        {
            Bureaus = Lines(check, nameof(Bureaus), Bureaus, b => b.Name, line => Gap().Split(line, 2) switch
            {
                [var name, var rest] when TextLength.Of(name) <= LongestName && Titles(rest) is { Count: > 0 } others => Bureau(name, others),
                _ => (null, "应为“现在的名称 旧称”，几个旧称用顿号隔开，例如：市工业和信息化局 市经信委、市工信委"),
            }),
        };
    }

    private static (BureauName? Entry, string Problem) Bureau(string name, List<string> others)
    {
        if (others.Find(o => TextLength.Of(o) is < 3 or > LongestName) is { } odd)
            return (null, $"“{Excerpt.Of(odd)}”太短或太长，旧称请写 3 至 {LongestName} 个字");
        return others.Contains(name) ? (null, $"“{Excerpt.Of(name)}”既是现在的名称又是旧称") : (new BureauName(name, others), "");
    }

    private static List<T> Lines<T>(InputCheck check, string field, string text, Func<T, string> key, Func<string, (T? Entry, string Problem)> read)
        where T : class
    {
        var lines = text.Replace('\u3000', ' ').Split('\n').Select((line, i) => (Text: line.Trim(), No: i + 1)).Where(l => l.Text.Length > 0).ToList();
        if (lines.Count > MostLines)
            check.Fail(field, $"有 {lines.Count} 行，最多 {MostLines} 行。");
        var (found, seen) = (new List<T>(), new Dictionary<string, int>());
        foreach (var line in lines.Take(MostLines))
        {
            var (entry, problem) = line.Text.Any(c => char.IsControl(c) && c != '\t') ? (null, "有看不见的控制字符，请重新输入") : read(line.Text);
            if (entry is null)
                check.Fail(field, $"第 {line.No} 行：{problem}。");
            else if (!seen.TryAdd(key(entry), line.No))
                check.Fail(field, $"第 {line.No} 行：“{Excerpt.Of(key(entry))}”与第 {seen[key(entry)]} 行重复。");
            else
                found.Add(entry);
        }
        return found;
    }

    private static List<string> Titles(string text) =>
        [.. text.Split(['、', '，', ',', '；', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];

    [GeneratedRegex(@"\s*(?:→|=>|->)\s*|\s+")]
    private static partial Regex Gap();
}
