namespace ReplyFlow.Cli.Demo;

/// <summary>An invented person to sign in as.</summary>
/// <param name="UserName">Name to sign in with.</param>
/// <param name="DisplayName">The invented person's name.</param>
/// <param name="Roles">Roles held.</param>
/// <param name="Where">Short name of the bureau.</param>
public sealed record DemoAccount(string UserName, string DisplayName, IReadOnlyList<string> Roles, string Where);
