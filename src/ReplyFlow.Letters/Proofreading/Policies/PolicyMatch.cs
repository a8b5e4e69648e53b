namespace ReplyFlow.Letters.Proofreading.Policies;

/// <summary>What a cited title was found to be.</summary>
/// <param name="Policy">The document.</param>
/// <param name="Title">That of its titles which fits best.</param>
/// <param name="How">How well it fits.</param>
public sealed record PolicyMatch(PolicyEntry Policy, string Title, PolicyFit How)
{
    /// <summary>Whether the citation is that title, spaces and the width of brackets and dashes aside.</summary>
    public bool Exact => How == PolicyFit.Exact;
}

/// <summary>How well a document fits what a letter cites.</summary>
public enum PolicyFit
{
    /// <summary>It has that title.</summary>
    Exact,

    /// <summary>It is meant, by another title.</summary>
    Inexact,

    /// <summary>It reads alike, but is another edition, another city's or the rules of detail: not what is cited.</summary>
    Alike,
}
