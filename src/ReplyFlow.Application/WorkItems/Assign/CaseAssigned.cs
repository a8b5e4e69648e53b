using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.WorkItems.Assign;

[AuditKind("CaseAssigned")]
internal sealed record CaseAssigned(
    Guid? LeadBureauId, IReadOnlyList<Guid> CoHandlerIds, IReadOnlyList<Guid> ReaderIds, DateOnly? DueOn, string DueDerivation) : AuditFact;
