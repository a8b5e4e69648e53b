namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 8: 去年, 近日 in a letter that is read later; said once a word.</summary>
internal sealed class RelativeTimeRule : IProofRule
{
    private const string ShortlyBefore = "日前";

    /// <summary>Characters that make another word with the first one: 目前, 工作日前, 节日前 …</summary>
    private const string Before = "作目期即年假截最节当次每";

    private static readonly string[] Words = ["去年", "前年", "近日", ShortlyBefore, "前几天", "最近", "不久前"];

    public RuleSheet Sheet { get; } = new(8, "“去年”“近日”等相对时间写明年月", Severity.Warning, Grounds.Practice,
        ["去年共建成6处。", "近日已组织走访。", "请于6月20日前报送，日前已组织走访。"],
        ["2025年共建成6处。", "工作日前往现场。", "2026年12月20日前再建成6处。", "六月三十日前办结。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        var text = input.Body.Text;
        foreach (var word in Words)
            for (var at = text.IndexOf(word, StringComparison.Ordinal); at >= 0; at = text.IndexOf(word, at + 1, StringComparison.Ordinal))
                if (IsWord(text, at, word))
                {
                    sink.Body(Severity.Warning, at, word.Length, $"“{word}”是相对时间，复函会留存，通常写明年月");
                    break;
                }
    }

    private static bool IsWord(string text, int at, string word)
    {
        var (before, after) = (at > 0 ? text[at - 1] : '\n', at + word.Length < text.Length ? text[at + word.Length] : '\n');
        // 20日前 and 三十日前 name a day.
        return !Before.Contains(before) && after is not ('往' or '来')
            && (word != ShortlyBefore || !(char.IsDigit(before) || "〇零一二三四五六七八九十".Contains(before)));
    }
}
