namespace ReplyFlow.Application.Accounts;

/// <summary>A password for one use, to be shown once.</summary>
/// <param name="UserId">The account.</param>
/// <param name="UserName">Name used to sign in.</param>
/// <param name="DisplayName">The person's name.</param>
/// <param name="Password">The password in clear.</param>
public sealed record NewPassword(Guid UserId, string UserName, string DisplayName, string Password)
{
    /// <summary>The person's body, for slips that are handed out; empty where one account was meant.</summary>
    public string Bureau { get; init; } = "";
}
