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
        var unknown = new List<(Citation Citation, CitationFault Fault)>();
        foreach (var citation in CitationReader.Read(input))
            foreach (var fault in citation.Faults)
                if (citation.Match is null && !input.Context.Library!.KeepsPapersLike(citation.Title, citation.Number))
                    unknown.Add((citation, fault));
                else
                    sink.Body(fault.Severity, fault.Start, fault.Length, fault.Message, fault.Fix,
                        fault.Severity == Severity.Error || fault.Fix is not null ? Sureness.Certain : Sureness.Likely);
        // Where the library has next to nothing of those who issued them, that they are not in it says little: once is enough.
        if (unknown is [var (first, only), ..])
            sink.Body(Severity.Warning, only.Start, only.Length, unknown.Count == 1 ? only.Message
                : $"政策库中没有《{first.Title}》等 {unknown.Select(u => u.Citation.Title).Distinct().Count()} 件所引文件，请核对名称和出处", sure: Sureness.Likely);
    }
}
