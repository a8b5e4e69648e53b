using ReplyFlow.Domain.Drafting;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Application.Letters;

/// <summary>A letter under its signature, all but its number: proofread before the decision is taken, printed after.</summary>
/// <param name="CaseId">The case.</param>
/// <param name="Version">The version signed.</param>
/// <param name="Signatory">Who signs.</param>
/// <param name="Letter">The letter.</param>
/// <param name="Frame">What it was made from besides the draft.</param>
internal sealed record SignedDraft(Guid CaseId, DraftVersion Version, string Signatory, Letter Letter, LetterFrame Frame)
{
    /// <summary>What the case's working copy rests on, with the sources that reviewers named.</summary>
    public required DraftBasis Working { get; init; }
}
