namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 7: the editable list of wrong words.</summary>
internal sealed class WrongWordRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(7, "词表里的错词（可由本单位增删）；前后文能另作解释的不提示", Severity.Warning, Grounds.WordList,
        ["工作已经布署。", "问题急待解决。", "大家出谋划力。", "我们不予余力推进。", "切实座好服务。", "强化责任担档。", "认真贯撤落实。", "加强监督管里。"],
        ["对优秀骨干予以表彰。", "在次干路两侧增设护栏。", "群众不能自己解决的困难。", "按合同约定单价结算。", "防止漏报导致失真。", "确定维修定点单位12家。", "每年存再生资源。", "拨给于洪区资金。", "水管里程共12公里。", "面积及推进情况。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        var words = input.Context.Words;
        foreach (var (start, word) in words.FindWrong(input.Body.Text))
            sink.Body(Severity.Warning, start, word.Wrong.Length, Message(word), word.Right);
        foreach (var (field, text) in input.Fields.Where(f => f.Field is "title" || f.Field.StartsWith("attachments", StringComparison.Ordinal)))
            foreach (var (start, word) in words.FindWrong(text))
                sink.Field(Severity.Warning, field, text, start, word.Wrong.Length, Message(word), word.Right);
    }

    /// <summary>Digits that only tell where the word is wrong are no part of it: “截止20” of 截止2026年.</summary>
    private static string Message(Words.WrongWord word) =>
        $"“{Named(word.Wrong)}”应为“{Named(word.Right)}”" + (word.Note is { } note ? $"（{note}）" : "");

    private static string Named(string word) => word.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? word : word.TrimEnd("0123456789".ToCharArray());
}
