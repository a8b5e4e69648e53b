using ReplyFlow.Domain.Policies;

namespace ReplyFlow.Application.Policies;

/// <summary>A document as its page shows it.</summary>
/// <param name="Document">The document.</param>
/// <param name="Version">The version shown.</param>
/// <param name="Text">Its text.</param>
/// <param name="Versions">All of them, the newest first.</param>
/// <param name="Standing">How the version that counts stands today.</param>
/// <param name="Repealed">Documents that this one repealed.</param>
/// <param name="RepealedBy">The document of the library that repealed this one, as the reader may see it; null for none.</param>
public sealed record PolicyPage(
    PolicyDocument Document, PolicyVersion Version, string Text, IReadOnlyList<PolicyVersion> Versions, PolicyStanding Standing,
    IReadOnlyList<PolicyRow> Repealed, PolicyRow? RepealedBy)
{
    /// <summary>Whether the version shown is the one that counts.</summary>
    public bool IsCurrent => Version.No == Document.CurrentNo;
}
