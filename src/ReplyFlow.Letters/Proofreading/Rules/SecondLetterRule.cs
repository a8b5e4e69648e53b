using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 13: a second letter says something that the first did not, and takes up what each deputy said of that one. The sentence that only
/// names the first letter answers nobody.
/// </summary>
internal sealed class SecondLetterRule : IProofRule
{
    /// <summary>A sentence about the first letter that is no longer than this tells nothing else.</summary>
    private const int LongestNaming = 80;

    /// <summary>Words of fewer pairs of characters are too few to be looked for.</summary>
    private const int LeastPairs = 3;

    private const int LongestShown = 40;

    private static readonly char[] Ends = ['。', '！', '？', '；', '：', '\n'];

    public RuleSheet Sheet { get; } = new(13, "再次答复不照抄前一份复函，代表反馈的意见在新写的内容里有回应（有代表反馈时）", Severity.Warning, Grounds.Practice, [],
        ["路口的信号灯已经调整。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Context.Second is not { Opinions.Count: > 0 } second)
            return;
        var before = second.Earlier.SelectMany(l => Sentences(l.Body)).ToHashSet();
        var opening = input.Body.Opening is { } first ? Sentences(first.Text).ToHashSet() : [];
        var written = string.Concat(Sentences(input.Letter.Body).Where(
            s => !before.Contains(s) && !opening.Contains(s) && !(s.Length <= LongestNaming && IsAboutEarlier(s, second))));
        if (written.Length == 0)
        {
            sink.Body(Severity.Warning, input.Body.Text.Length, 0,
                $"正文与前一份复函（{string.Join("、", second.Earlier.Select(l => l.Number))}）一样，没有新写的内容，没有回应{string.Join("、", second.Opinions.Select(Named))}");
            return;
        }
        foreach (var opinion in second.Opinions)
            if (Keywords.Pairs(opinion.Words) is { Count: >= LeastPairs } pairs && !pairs.Any(p => written.Contains(p, StringComparison.Ordinal)))
                sink.Body(Severity.Warning, input.Body.Text.Length, 0, $"新写的内容没有回应{Named(opinion)}");
    }

    /// <summary>The sentence that the product puts in, as the drafter may have reworded it.</summary>
    private static bool IsAboutEarlier(string sentence, SecondLetter second) =>
        (sentence.Contains("再次办理", StringComparison.Ordinal) && sentence.EndsWith("情况如下", StringComparison.Ordinal))
        || second.Earlier.Any(l => sentence.Contains(Chars.WithoutSpaces(l.Number), StringComparison.Ordinal));

    private static IEnumerable<string> Sentences(string text) =>
        text.Split(Ends, StringSplitOptions.RemoveEmptyEntries).Select(Chars.WithoutSpaces).Where(s => s.Length > 0);

    private static string Named(DeputyOpinion opinion) => opinion.Words.Trim() is { Length: > 0 } words
        ? $"{opinion.Deputy}代表反馈的意见：{words.Shortened(LongestShown)}" : $"{opinion.Deputy}代表的再次办理要求";
}
