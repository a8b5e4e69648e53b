namespace ReplyFlow.Letters.Proofreading.Policies;

/// <summary>What a cited title was found to be.</summary>
/// <param name="Policy">The document.</param>
/// <param name="Title">That of its titles which fits best.</param>
/// <param name="Exact">Whether the citation is that title, spaces and the width of brackets and dashes aside.</param>
public sealed record PolicyMatch(PolicyDocument Policy, string Title, bool Exact);
