using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Substitutions;

[AuditKind("SubstituteNamed")]
internal sealed record SubstituteNamed(
    Guid Id, Guid PrincipalId, Guid SubstituteId, DateOnly From, DateOnly To, IReadOnlyList<string> Steps, string Reason) : AuditFact;
