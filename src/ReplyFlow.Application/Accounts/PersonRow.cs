namespace ReplyFlow.Application.Accounts;

/// <summary>A person in the list of accounts.</summary>
/// <param name="Id">The account.</param>
/// <param name="UserName">Name used to sign in.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="Bureau">Short name of the bureau.</param>
/// <param name="Division">The division, if any.</param>
/// <param name="Roles">Roles held.</param>
/// <param name="IsActive">False once deactivated.</param>
/// <param name="MustChangePassword">Whether the one-time password was not used yet.</param>
/// <param name="IsHeld">Whether some device is not listened to for now, after too many wrong passwords.</param>
public sealed record PersonRow(
    Guid Id, string UserName, string DisplayName, string Bureau, string? Division, IReadOnlyList<string> Roles,
    bool IsActive, bool MustChangePassword, bool IsHeld);
