using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.WorkItems.Extend;

[AuditKind("ExtensionRequested")]
internal sealed record ExtensionRequested(DateOnly? Until, string Words = "") : FactWithWords
{
    internal override string Said => Words;

    internal override string Plain => "申请延期";
}

[AuditKind("ExtensionApplied")]
internal sealed record ExtensionApplied(Guid Id, DateOnly? DueOn) : AuditFact;

/// <summary>The notice of the extension to the deputies was made.</summary>
[AuditKind("NoticeMade", Group = CaseEventGroup.Letters)]
internal sealed record NoticeMade(Guid Id, Guid Request, string Sha256, string Template) : AuditFact;
