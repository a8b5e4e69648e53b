using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Passages;

/// <summary>A standard passage was written or changed.</summary>
[AuditKind("PassageSaved")]
internal sealed record PassageSaved(
    Guid Id, Guid? BureauId, Guid? DivisionId, string Name, string Category, string Text, DateOnly? ExpiresOn, Guid OwnerId) : AuditFact;

/// <summary>A standard passage was deleted.</summary>
[AuditKind("PassageRemoved")]
internal sealed record PassageRemoved(Guid Id, Guid? BureauId, Guid? DivisionId, string Name) : AuditFact;
