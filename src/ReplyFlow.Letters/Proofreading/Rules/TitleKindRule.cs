using System.Text.RegularExpressions;
using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 3: the title says what the record is (建议 or 提案) and what the letter is (复函, 答复 …), and ends without a mark.</summary>
internal sealed partial class TitleKindRule : IProofRule
{
    private static readonly string[] Kinds = ["函", "复", "意见", "报告", "通知", "告知"];

    public RuleSheet Sheet { get; } = new(3, "标题不把建议写成提案，写明文种，末尾不加标点", Severity.Error, Grounds.Elements,
        ["title=对市第九届人大四次会议第0217号提案的答复", "title=对市第九届人大四次会议第0217号建议的说明", "title=对市第九届人大四次会议第0217号建议的答复。"],
        ["title=对市第九届人大四次会议第0217号建议的答复", "title=关于市第九届人大四次会议第0217号建议办理情况的复函"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Letter.Suggestion is null || input.Letter.Title is not { Length: > 0 } title)
            return;
        if (!input.IsProposal && Proposal().Match(title) is { Success: true } proposal)
            sink.Field(Severity.Error, "title", title, proposal.Groups[1].Index, 2, "本件登记的是代表建议，标题写成了提案", "建议");
        if (input.IsProposal && Suggestion().Match(title) is { Success: true } suggestion)
            sink.Field(Severity.Warning, "title", title, suggestion.Groups[1].Index, 2, "本件登记的是政协提案，标题写成了建议", "提案");
        if (!Kinds.Any(k => Chars.WithoutSpaces(title).Contains(k, StringComparison.Ordinal)))
            sink.Field(Severity.Warning, "title", title, "标题没有写明文种（复函、答复等）");
        if (title[^1] is '。' or '，' or '；' or '：' or '、' or '.' or ',' or ';' or ':')
            sink.Field(Severity.Warning, "title", title, title.Length - 1, 1, "标题末尾不加标点", "");
    }

    [GeneratedRegex("人大(?!.*(?:政协|建议)).*号(?:代表)?(提案)")]
    private static partial Regex Proposal();

    [GeneratedRegex("政协(?!.*(?:人大|提案)).*号(?:委员)?(建议)")]
    private static partial Regex Suggestion();
}
