namespace ReplyFlow.Application.Accounts;

/// <summary>Open work items owed by a role that nobody but one person holds.</summary>
/// <param name="Role">The role.</param>
/// <param name="Items">Open items.</param>
public sealed record OrphanedRole(string Role, int Items);
