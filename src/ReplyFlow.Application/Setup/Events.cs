using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Setup;

[AuditKind("InstallationSetUp")]
internal sealed record InstallationSetUp(Guid Bureau, Guid Administrator) : AuditFact;

/// <summary>An administrator put the checklist away.</summary>
[AuditKind("SetUpFinished")]
internal sealed record SetUpFinished(IReadOnlyList<string> Seen) : AuditFact;
