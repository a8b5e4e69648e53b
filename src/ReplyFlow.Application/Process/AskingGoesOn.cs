using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Process;

/// <summary>The items that stayed open beside the process when another deputy's answer ended the step that asked.</summary>
[AuditKind("AskingGoesOn")]
internal sealed record AskingGoesOn(IReadOnlyList<Guid> Items) : AuditFact;
