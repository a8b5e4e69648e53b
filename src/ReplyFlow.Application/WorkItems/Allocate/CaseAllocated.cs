using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.WorkItems.Allocate;

[AuditKind("CaseAllocated")]
internal sealed record CaseAllocated(Guid Division, Guid Drafter) : AuditFact;
