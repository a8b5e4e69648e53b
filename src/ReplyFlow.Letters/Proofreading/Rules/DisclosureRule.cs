using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 15: whether the letter is published is decided: an error at publication, a warning before.</summary>
internal sealed class DisclosureRule : IProofRule
{
    private static readonly string[] Closed = ["不予公开", "不公开", "不主动公开", "依申请公开", "不宜公开", "免予公开", "免于公开", "非公开", "否", "内部"];

    public RuleSheet Sheet { get; } = new(15, "公开属性已经确定（不予公开、依申请公开、不主动公开都是决定）", Severity.Error, Grounds.Disclosure, ["disclosure="], ["disclosure=主动公开",
        "disclosure=依申请公开", "disclosure=否"]);

    /// <summary>Whether it was decided that the letter is not published of one's own accord.</summary>
    public static bool IsClosed(string? disclosure) =>
        disclosure is not null && Chars.WithoutSpaces(disclosure) is var d && Closed.Any(c => d.Contains(c, StringComparison.Ordinal));

    public void Check(ProofInput input, FindingSink sink)
    {
        if (!string.IsNullOrWhiteSpace(input.Letter.Disclosure) || input.Context.FilledLater.Contains("disclosure"))
            return;
        if (input.Context.ForPublication)
            sink.Field(Severity.Error, "disclosure", "", "公开前应先确定公开属性（主动公开、部分公开、不予公开）");
        else if (input.Letter.Suggestion is not null && !input.IsOpinion)
            sink.Field(Severity.Warning, "disclosure", "", "还没有确定公开属性（主动公开、部分公开、不予公开）");
    }
}
