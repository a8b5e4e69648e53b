using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 3: title and opening name no other session than the record's; whether the title names it at all is the template's.</summary>
internal sealed class TitleSessionRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(3, "标题和开头写的届次与登记一致；标题要不要写届次，看模板", Severity.Error, Grounds.Accuracy,
        ["title=对市第九届人大三次会议第0217号建议的答复", "title=对省第九届人大四次会议第0217号建议的答复", "opening=您在市第九届人大二次会议上提出的《关于在云溪片区增设社区食堂的建议》（第0217号）收悉。现答复如下："],
        ["title=示例市民政局关于市第九届人民代表大会第四次会议第0217号建议的答复", "title=对市九届人大4次会议第0217号建议的答复", "title=关于第0217号建议的答复",
            "opening=您在示例市第九届人民代表大会第四次会议上提出的《关于在云溪片区增设社区食堂的建议》（第0217号）收悉。现答复如下："]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Letter.Suggestion is not { } suggestion)
            return;
        var title = input.Letter.Title;
        if (SessionName.Other(title, suggestion.Session) is { } other)
            sink.Field(Severity.Error, "title", title, other.Start, other.Length, $"标题写的会议与登记的“{suggestion.Session}”不一致");
        else if (input.Context.Checks.Expects.Contains("titleSession") && !input.IsOpinion && !SessionName.IsNamedIn(title, suggestion.Session))
            sink.Field(Severity.Warning, "title", title, $"标题没有写明建议所属会议“{suggestion.Session}”");
        if (input.Naming is { } naming && SessionName.Other(naming.Text, suggestion.Session) is { } named)
            sink.Body(Severity.Error, naming.Start + named.Start, named.Length, $"开头写的会议与登记的“{suggestion.Session}”不一致");
    }
}
