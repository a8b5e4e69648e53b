using System.Text.RegularExpressions;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 4: the reader is called 您 throughout: no 您们, no 你 beside 您, no 该代表; 您 is one reader.</summary>
internal sealed partial class PersonRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(4, "对代表的称呼前后一致：不写“您们”“该代表”，不混用“您”“你”；几位代表不都称“您”", Severity.Warning, Grounds.Practice,
        ["感谢您们的支持。", "你提出的意见很好，感谢您。", "该代表提出的意见已采纳。"], ["您提出的意见很好。", "形成你追我赶的氛围，感谢您。", "开展“你点我检”活动，感谢您。", "您好。你局来函收悉，市发改委答复你单位。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        var text = input.Body.Text;
        var isOne = input.Deputies is not { Count: > 1 };
        foreach (Match match in Plural().Matches(text))
            sink.Body(Severity.Warning, match.Index, match.Length, "“您”没有复数，通常不写“您们”", isOne ? "您" : null, Sureness.Certain);
        if (text.Contains('您'))
            foreach (Match match in Plain().Matches(text))
                if (!IsQuoted(text, match.Index))
                    sink.Body(Severity.Warning, match.Index, 1, "全文对代表的称呼混用“您”和“你”", isOne && !match.Value.EndsWith('们') ? "您" : null);
        foreach (Match match in ThirdPerson().Matches(text))
            sink.Body(Severity.Warning, match.Index, match.Length, $"复函是写给代表的，不称“{match.Value}”", isOne ? "您" : null);
        if (!isOne && input.Body.Opening is { } opening && Single().Match(opening.Text) is { Success: true } single)
            sink.Body(Severity.Warning, opening.Start + single.Index, 1, "本件有几位代表，只称“您”不够周到，可写“您和其他代表”");
        // A second letter goes to one deputy, and its text is begun from the first.
        if ((input.Context.Deputies is [_] || input.Context.Second is not null)
            && input.Letter.Addressees is [var reader] && Salutation.Several(reader) is null)
            foreach (Match match in All().Matches(text))
                sink.Body(Severity.Warning, match.Index, match.Length, $"这份复函只答复一位代表，不称“{match.Value}”", "您", Sureness.Likely);
    }

    [GeneratedRegex("(?<=感谢)各位(?:代表|委员)|各位(?:代表|委员)(?=提出|所提|在|的建议|的提案|的意见)")]
    private static partial Regex All();

    private static bool IsQuoted(string text, int at)
    {
        var open = at == 0 ? -1 : text.LastIndexOfAny(['“', '”', '《', '》', '\n'], at - 1);
        return open >= 0 && text[open] is '“' or '《';
    }

    [GeneratedRegex("您们")]
    private static partial Regex Plural();

    /// <summary>你局、你单位 is a body that is written to, not the reader.</summary>
    [GeneratedRegex("(?>你们?)(?!追我赶|我|来我往|中有我|方|死我活|[局厅院校市区县省镇乡村]|委(?!托|派)|单位|公司|中心|街道|部门)")]
    private static partial Regex Plain();

    [GeneratedRegex("该(?:人大)?(?:代表|委员)(?!团|大会|会|性|建议)")]
    private static partial Regex ThirdPerson();

    [GeneratedRegex("您(?!们|等|和|与|及|、)(?=在|提出|所提|的)")]
    private static partial Regex Single();
}
