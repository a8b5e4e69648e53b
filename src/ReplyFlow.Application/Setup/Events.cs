using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Setup;

[AuditKind("InstallationSetUp")]
internal sealed record InstallationSetUp(Guid Bureau, Guid Administrator) : AuditFact;
