using ReplyFlow.Letters.Prose;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 12: a reply says that the suggestion was received and that this is the answer, and thanks, wherever in the letter.</summary>
internal sealed class ReplyWordsRule : IProofRule
{
    private static readonly string[] Received = ["收悉", "收到", "收阅", "已收", "阅悉"];
    private static readonly string[] Answering = ["如下", "答复是", "情况答复", "回复您", "答复您", "汇报", "函复"];
    private static readonly string[] Thanks = ["感谢", "致谢", "谢谢", "谢意", "祝您", "祝你", "敬礼", "感激"];

    public RuleSheet Sheet { get; } = new(12, "开头有“收悉”“答复如下”，全文有感谢的话", Severity.Warning, Grounds.Practice,
        ["body=我们开展了下列工作。\n感谢您的支持。", "body=您提出的建议收悉。现答复如下：\n我们已完成。"],
        ["body=您提出的建议收悉。现答复如下：\n感谢您的监督。\n最后，希望您继续提出意见。", "body=您的建议收到，现将办理情况函复如下：\n我们已完成。\n祝您工作顺利！\n此致\n敬礼"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Letter.Suggestion is null || input.IsOpinion)
            return;
        var filled = input.Body.Paragraphs.Where(p => !p.IsBlank).ToList();
        var head = filled.Take(4).ToList();
        var (received, answering) = (Says(head, Received), Says(head, Answering));
        if (!received || !answering)
            sink.Body(Severity.Warning, 0, 0, (received, answering) switch
            {
                (false, false) => "开头通常写“……收悉。现答复如下：”",
                (true, _) => "开头写了“收悉”，但没有“现答复如下”",
                _ => "开头写了“答复如下”，但没有“收悉”",
            });
        if (!Says(filled, Thanks))
            sink.Body(Severity.Warning, input.Body.Text.Length, 0, "全文没有感谢代表的话");
    }

    private static bool Says(IEnumerable<Paragraph> paragraphs, string[] words) =>
        paragraphs.Any(p => words.Any(w => p.Text.Contains(w, StringComparison.Ordinal)));
}
