namespace ReplyFlow.Application.Reminders;

/// <summary>A person who may be reminded: the account is active.</summary>
internal sealed record StaffMember(Guid Id, string Name, Guid BureauId, Guid? DivisionId, string Email, IReadOnlyList<string> Roles);
