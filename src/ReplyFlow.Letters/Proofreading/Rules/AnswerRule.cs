using ReplyFlow.Domain.Text;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 13: every ask of the suggestion is answered by some paragraph, and the title's subjects occur in the reply.</summary>
internal sealed class AnswerRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(13, "建议的每项要求都有段落回应，标题的关键词在正文里出现", Severity.Warning, Grounds.Practice, ["body=您提出的建议收悉。现答复如下：\n道路已修好。\n感谢您。"],
        ["云溪片区的社区食堂正在增设。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        var replies = input.Body.Paragraphs.Where(p => !p.IsBlank && p != input.Body.Opening).ToList();
        foreach (var ask in input.Context.Asks ?? [])
            if (Keywords.Pairs(ask) is { Count: > 0 } pairs && !replies.Exists(p => AskAnswers.Answers(pairs, p.Text)))
                sink.Body(Severity.Warning, input.Body.Text.Length, 0, $"没有段落回应这条要求：{ask.Shortened(40)}");
        if (input.Letter.Suggestion is not { } suggestion || input.IsOpinion)
            return;
        var missing = Keywords.Of(Named(suggestion.Title))
            .Where(k => !replies.Exists(p => Keywords.PairsOf(k).Any(pair => p.Text.Contains(pair, StringComparison.Ordinal))))
            .ToList();
        if (missing.Count > 0)
            sink.Body(Severity.Warning, input.Body.Text.Length, 0, $"正文没有提到建议标题中的“{string.Join("”“", missing)}”");
    }

    /// <summary>The subject of the title, without 的建议 or 的提案 at its end.</summary>
    private static string Named(string title) =>
        title.EndsWith("建议", StringComparison.Ordinal) || title.EndsWith("提案", StringComparison.Ordinal) || title.EndsWith("议案",
            StringComparison.Ordinal) ? title[..^2] : title;
}
