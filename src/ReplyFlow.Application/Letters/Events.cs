using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Letters;

[AuditKind("LetterIssued", Group = CaseEventGroup.Letters)]
internal sealed record LetterIssued(
    Guid Id, string Number, string Category, string Sha256, string SignedSha256, int No, string Template, string? CertificateHolder,
    IReadOnlyList<string> Notes, string RowSha256 = "") : AuditFact;

[AuditKind("NumberAllocated", Group = CaseEventGroup.Letters)]
internal sealed record NumberAllocated(Guid Id, string Text, int Value) : AuditFact;

[AuditKind("NumberVoided", Group = CaseEventGroup.Letters)]
internal sealed record NumberVoided(Guid Id, string Text, int Value, string Reason) : FactWithWords
{
    internal override string Said => Reason;

    internal override string Plain => "文号作废";
}
