namespace ReplyFlow.Application.Accounts;

/// <summary>A counted try to sign in.</summary>
/// <param name="IsAllowed">Whether its password is looked at.</param>
/// <param name="Until">When the next one is listened to at the latest.</param>
/// <param name="Since">Begin of the span it counts in.</param>
/// <param name="Keys">What it was counted for.</param>
public sealed record SignInTry(bool IsAllowed, DateTimeOffset Until, DateTimeOffset Since, IReadOnlyList<string> Keys);
