using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 12: what is announced (原因如下：) follows, and a letter ends once (特此函复, 此复).</summary>
internal sealed partial class UnfinishedRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(12, "“如下”后面有内容，“特此函复”“此复”这样的结束语只写一次", Severity.Warning, Grounds.Accuracy,
        ["body=您提出的建议收悉。现答复如下：\n一、暂不能实施的原因\n主要原因如下：\n感谢您的监督。",
            "body=您提出的建议收悉。现答复如下：\n我们已完成。\n感谢您的监督。\n特此函复。\n此复。"],
        ["body=您提出的建议收悉。现答复如下：\n原因如下：\n一是资金不足。\n感谢您的监督。\n特此函复。", "body=您提出的建议收悉。现答复如下：\n感谢您对助餐工作的关心。\n我们已完成。\n感谢您的监督。\n此致\n敬礼"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        var filled = input.Body.Paragraphs.Where(p => !p.IsBlank).ToList();
        // Behind an opening thanks may come first: only what has nothing but the ending behind it is unfinished.
        if (filled.FindLastIndex(p => !Closes().IsMatch(p.Text)) is var last and >= 0 && Announces().Match(filled[last].Text) is { Success: true } announced)
            sink.Body(Severity.Warning, filled[last].Start + announced.Index, announced.Groups[1].Length, $"“{announced.Groups[1].Value}”后面没有内容");
        var ends = filled.SelectMany(p => p.Sentences().Select(s => (p.Start + s.Start, s.Text))).Where(s => Ends().IsMatch(s.Item2)).ToList();
        foreach (var (start, text) in ends.Skip(1))
            sink.Body(Severity.Warning, start, text.Length, $"结束语重复，前面已有“{ends[0].Item2.Trim().TrimEnd('。', '！')}”");
    }

    [GeneratedRegex("((?:[一-龥]{2,4})?如下)[：:。]?[ \\u3000]*$")]
    private static partial Regex Announces();

    [GeneratedRegex("^[ \\u3000]*(?:衷心感谢|再次感谢|感谢|最后|特此|专此|此复|此致|敬礼|祝您|附件[：:])")]
    private static partial Regex Closes();

    [GeneratedRegex("^[ \\u3000]*(?:特此(?:函复|答复|复函|回复|函告|敬复)|专此(?:函复|答复|复函|敬复)?|此复|特复)[。！]?[ \\u3000]*$")]
    private static partial Regex Ends();
}
