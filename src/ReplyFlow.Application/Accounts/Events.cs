using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Accounts;

[AuditKind("PersonCreated")]
internal sealed record PersonCreated(Guid Id, string? UserName, string DisplayName, Guid BureauId, Guid? DivisionId, IReadOnlyList<string> Roles) : AuditFact;

[AuditKind("PersonChanged")]
internal sealed record PersonChanged(
    Guid Id, string DisplayName, Guid BureauId, Guid? DivisionId, IReadOnlyList<string> RolesBefore, IReadOnlyList<string> Roles) : AuditFact;

[AuditKind("PersonDeactivated")]
internal sealed record PersonDeactivated(Guid Id, Guid? TakeOver, int Assigned, int Drafting) : AuditFact;

[AuditKind("PersonReactivated")]
internal sealed record PersonReactivated(Guid Id) : AuditFact;

/// <summary>Wrong passwords locked an account; earlier programs did that.</summary>
[AuditKind("PersonLocked")]
internal sealed record PersonLocked(Guid Id, string Address) : AuditFact;

[AuditKind("PersonUnlocked")]
internal sealed record PersonUnlocked(Guid Id) : AuditFact;

[AuditKind("SignedIn")]
internal sealed record SignedIn(Guid Id, string Address) : AuditFact;

/// <summary>Tries to sign in that failed within one span of time, for one account or for all names that nobody has.</summary>
[AuditKind("SignInsFailed")]
internal sealed record SignInsFailed(Guid? Id, DateTimeOffset Since, int Count) : AuditFact;

[AuditKind("SignedOutEverywhere")]
internal sealed record SignedOutEverywhere(Guid Id) : AuditFact;

[AuditKind("PasswordChanged")]
internal sealed record PasswordChanged(Guid Id) : AuditFact;

[AuditKind("PasswordReset")]
internal sealed record PasswordReset(Guid Id) : AuditFact;

/// <summary>One work item went from one person to another.</summary>
[AuditKind("WorkItemHandedOver")]
internal sealed record WorkItemHandedOver(Guid Id, Guid From, Guid To) : AuditFact;
