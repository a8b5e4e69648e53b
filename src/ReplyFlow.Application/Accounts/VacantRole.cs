namespace ReplyFlow.Application.Accounts;

/// <summary>A role that a body needs and that no active person there holds.</summary>
/// <param name="Bureau">The body's short name.</param>
/// <param name="Role">The role.</param>
public sealed record VacantRole(string Bureau, string Role);
