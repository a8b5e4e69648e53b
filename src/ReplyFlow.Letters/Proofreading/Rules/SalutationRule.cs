namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 4: a deputy is addressed as 代表, a member of the consultative conference as 委员; a body by its name.</summary>
internal sealed class SalutationRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(4, "主送个人时带“代表”（政协委员带“委员”）", Severity.Warning, Grounds.Practice, ["addressees=邱望舒,童予安代表", "addressees=邱望舒委员、童予安委员"],
        ["addressees=邱望舒代表,童予安代表", "addressees=邱望舒等二名代表"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.IsOpinion || input.Deputies is not { Count: > 0 } deputies)
            return;
        var (right, wrong) = input.IsProposal ? ("委员", "代表") : ("代表", "委员");
        for (var i = 0; i < input.Letter.Addressees.Count; i++)
        {
            var text = input.Letter.Addressees[i];
            var plain = Salutation.Plain(text).TrimEnd('：', ':');
            if (deputies.Any(d => Salutation.Plain(d) == plain && Salutation.IsBody(plain)) || Salutation.Several(text) is not null)
                continue;
            if (!Salutation.HasOffice(text) && deputies.Any(d => Salutation.Plain(d) == plain))
                sink.Field(Severity.Warning, $"addressees[{i}]", text, $"主送个人通常写“姓名＋{right}”", text.TrimEnd('：', ':') + right);
            else if (plain.EndsWith(wrong, StringComparison.Ordinal) && deputies.Any(d => plain.Contains(Salutation.Bare(d), StringComparison.Ordinal)))
                sink.Field(Severity.Warning, $"addressees[{i}]", text, text.LastIndexOf(wrong, StringComparison.Ordinal),
                    2, $"本件的提出者是{right}，不是{wrong}", right);
        }
    }
}
