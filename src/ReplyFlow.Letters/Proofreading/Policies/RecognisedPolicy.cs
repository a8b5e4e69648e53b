using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Letters.Proofreading.Policies;

/// <summary>What a document's text says of itself.</summary>
/// <param name="Facts">What was found; empty or null where nothing was.</param>
/// <param name="Repeals">Titles of the documents that it says it repeals.</param>
public sealed record RecognisedPolicy(PolicyFacts Facts, IReadOnlyList<string> Repeals)
{
    /// <summary>What was not found, in Chinese.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. new (string Name, bool IsThere)[]
        {
            ("文号", Facts.DocumentNumber.Length > 0 || Facts.Kind is PolicyKind.Law or PolicyKind.Regulation or PolicyKind.News),
            ("发文机关", Facts.Issuer.Length > 0),
            ("成文日期", Facts.IssuedOn is not null),
            ("类型", Facts.Kind != PolicyKind.Unknown),
        }.Where(f => !f.IsThere).Select(f => f.Name),
    ];
}
