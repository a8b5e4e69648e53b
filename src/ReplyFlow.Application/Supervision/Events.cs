using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Supervision;

/// <summary>催办: somebody reminded those who owe a step.</summary>
[AuditKind("StepNudged")]
internal sealed record StepNudged(Guid Id, string Step, DateOnly? DueOn, IReadOnlyList<Guid> Told, string Words = "") : FactWithWords
{
    internal override string Said => Words;

    internal override string Plain => "催办";
}

[AuditKind("KeyCaseFlagged")]
internal sealed record KeyCaseFlagged(string Supervisor, Guid? KeySupervisorId) : AuditFact;

[AuditKind("KeyCaseUnflagged")]
internal sealed record KeyCaseUnflagged(string KeySupervisor, Guid? KeySupervisorId, string Reason) : FactWithWords
{
    internal override string Said => Reason;

    internal override string Plain => "取消重点督办";
}
