namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>
/// Check 10: every cited 《…》 is a policy of the library, by its exact title and 文号, in force when the letter is dated, and issued by this
/// city or above.
/// </summary>
internal sealed class CitationRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(
        10, "引用的文件在政策库里，名称和文号准确，成文时有效，属于本市或上级（政策库里有文件时）", Severity.Error, Grounds.Library, [], ["按照《示例市管理办法》执行。"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        foreach (var citation in CitationReader.Read(input))
            foreach (var fault in citation.Faults)
                sink.Body(fault.Severity, fault.Start, fault.Length, fault.Message, fault.Fix,
                    fault.Severity == Severity.Error || fault.Fix is not null ? Sureness.Certain : Sureness.Likely);
    }
}
