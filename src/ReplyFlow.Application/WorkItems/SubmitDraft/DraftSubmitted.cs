using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.WorkItems.SubmitDraft;

[AuditKind("DraftSubmitted", Group = CaseEventGroup.Drafting)]
internal sealed record DraftSubmitted(int No, string Sha256, int Revision) : AuditFact
{
    /// <summary>Each figure of the version and its source in words, empty for none; null in rows of earlier programs.</summary>
    public IReadOnlyList<Sourced>? Figures { get; init; }

    /// <summary>The asks that no paragraph answers; null in rows of earlier programs.</summary>
    public IReadOnlyList<string>? Unanswered { get; init; }

    /// <summary>Fingerprint of all sources and asks of the version (<c>DraftBasis.Sha256</c>); null in rows of earlier programs.</summary>
    public string? BasisSha256 { get; init; }

    internal override int? AboutDraft => No;

    internal sealed record Sourced(string Figure, string Source);
}
