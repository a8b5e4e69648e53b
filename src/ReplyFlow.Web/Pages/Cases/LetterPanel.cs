using ReplyFlow.Application.Drafting;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>What the partial <c>_LetterView</c> shows.</summary>
/// <param name="Letter">The letter.</param>
/// <param name="Changes">What differs from an earlier version; null for none.</param>
public sealed record LetterPanel(LetterPreview Letter, VersionChanges? Changes);
