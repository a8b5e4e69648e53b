using ReplyFlow.Application.Core;
using ReplyFlow.Workflow.Moves;

namespace ReplyFlow.Application.Process;

/// <summary>A step waits for somebody.</summary>
[AuditKind("WorkItemOpened")]
internal sealed record WorkItemOpened(Guid Id, string Step, int Visit, string Participant, string Role, Guid? UserId, DateOnly? DueOn) : AuditFact;

/// <summary>A step is no longer needed; the words say why.</summary>
[AuditKind("WorkItemCancelled")]
internal sealed record WorkItemCancelled(Guid Id, string Step, string Words = "") : FactWithWords
{
    internal override string Said => Words;

    internal override string Plain => "一个步骤不再需要";
}

[AuditKind("TimerFired")]
internal sealed record TimerFired(string ActivityId, int Visit) : AuditFact;

[AuditKind("CaseArchived")]
internal sealed record CaseArchived : AuditFact;

/// <summary>The sweeper armed again what a case waits for.</summary>
[AuditKind("StepRearmed")]
internal sealed record StepRearmed(string ActivityId, int Visit) : AuditFact;

/// <summary>A step failed and waits for the administrator.</summary>
[AuditKind("StepParked")]
internal sealed record StepParked(string ActivityId, int Visit, string Title, string Problem) : FactWithWords
{
    internal override string Said => Problem;

    internal override string Plain => "一个步骤未能完成，已挂起等待系统管理员处理";
}

/// <summary>A case went to another version of its definition.</summary>
[AuditKind("CaseMigrated")]
internal sealed record CaseMoved(string Definition, int From, int To, IReadOnlyList<WaitMove> Waits) : AuditFact;

[AuditKind("StartDefinitionChosen")]
internal sealed record StartDefinitionChosen(string Kind, string Definition) : SettingFact;

[AuditKind("ShippedDefinitionDeclined")]
internal sealed record ShippedDefinitionDeclined(string Definition, string Sha256, bool IsDeclined) : SettingFact;

[AuditKind("DefinitionPublished")]
internal sealed record DefinitionPublished(string Id, int Version, string Sha, int? Changes) : AuditFact;
