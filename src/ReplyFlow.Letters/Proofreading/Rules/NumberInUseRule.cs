namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 1: no other letter has the number.</summary>
internal sealed class NumberInUseRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(1, "发文字号没有被另一件公文使用（有登记簿时）", Severity.Error, Grounds.Format("7.2.5"), [], ["documentNumber=示民函〔2026〕18号"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Letter.DocumentNumber is { } number && input.Context.KnownNumbers?.Contains(number) == true)
            sink.Field(Severity.Error, "documentNumber", number, $"发文字号 {number} 已被另一件公文使用");
    }
}
