namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 8: 去年, 近日 in a letter that is read later; said once a word.</summary>
internal sealed class RelativeTimeRule : IProofRule
{
    private static readonly string[] Words = ["去年", "前年", "近日", "日前", "前几天", "最近", "不久前"];

    public RuleSheet Sheet { get; } = new(8, "“去年”“近日”等相对时间写明年月", Severity.Warning, Grounds.Practice, ["去年共建成6处。", "近日已组织走访。"], ["2025年共建成6处。", "工作日前往现场。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        var text = input.Body.Text;
        foreach (var word in Words)
            if (text.IndexOf(word, StringComparison.Ordinal) is var at and >= 0 && !(at > 0
                && text[at - 1] is '作' or '目' or '期' or '即' or '年' or '假' or '截' or '最')
                && !(at + word.Length < text.Length && text[at + word.Length] is '往' or '来'))
                sink.Body(Severity.Warning, at, word.Length, $"“{word}”是相对时间，复函会留存，通常写明年月");
    }
}
