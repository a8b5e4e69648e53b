namespace ReplyFlow.Domain.Drafting;

/// <summary>A submitted version of a draft. Never changes once written.</summary>
public sealed class DraftVersion
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case; unique together with <see cref="No"/>.</summary>
    public Guid CaseId { get; init; }

    /// <summary>1, 2, 3 … within the case.</summary>
    public int No { get; init; }

    /// <summary>As submitted, normalised (<see cref="DraftContent.Normalised"/>).</summary>
    public DraftContent Content { get; init; } = DraftContent.Empty;

    /// <summary>What it rested on when it was submitted: sources of its figures, asks. No part of <see cref="Sha256"/>.</summary>
    public DraftBasis Basis { get; init; } = DraftBasis.Empty;

    /// <summary>SHA-256 of the content (see <see cref="DraftContent.Sha256"/>).</summary>
    public required string Sha256 { get; init; }

    /// <summary>The submitter's name at that time, with whom they stood in for.</summary>
    public required string SubmittedBy { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset SubmittedAt { get; init; }
}
