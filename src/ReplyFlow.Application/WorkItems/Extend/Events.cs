using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.WorkItems.Extend;

[AuditKind("ExtensionRequested")]
internal sealed record ExtensionRequested(DateOnly? Until, string Words = "") : FactWithWords
{
    internal override string Said => Words;

    internal override string Plain => "申请延期";
}

[AuditKind("ExtensionApplied")]
internal sealed record ExtensionApplied(Guid Id, DateOnly? DueOn, bool IsAgain = false) : AuditFact;
