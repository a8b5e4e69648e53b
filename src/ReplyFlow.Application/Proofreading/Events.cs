using ReplyFlow.Application.Core;
using ReplyFlow.Letters.Proofreading.Words;

namespace ReplyFlow.Application.Proofreading;

[AuditKind("ProofreadingListsChanged")]
internal sealed record ProofreadingListsChanged(IReadOnlyList<WrongWord> Words, IReadOnlyList<string> Ignored, IReadOnlyList<Leader> Leaders) : SettingFact
{
    /// <summary>Not kept before the list was.</summary>
    public IReadOnlyList<BureauName>? Bureaus { get; init; }
}

/// <summary>A version passed 核稿 before it was signed, with the errors that were confirmed to be none; and the figures that nobody named a source for.</summary>
[AuditKind("DraftProofread", Group = CaseEventGroup.Drafting)]
internal sealed record DraftProofread(int No, string Sha256, IReadOnlyList<DraftProofread.Confirmation> Confirmed) : AuditFact
{
    /// <summary>As the signatory saw them; null in rows of earlier programs.</summary>
    public IReadOnlyList<string>? Unsourced { get; init; }

    internal override int? AboutDraft => No;

    internal sealed record Confirmation(int Rule, string Field, string Marked, string Message, string Reason, string By);
}
