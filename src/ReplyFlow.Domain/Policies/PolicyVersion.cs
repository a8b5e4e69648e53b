namespace ReplyFlow.Domain.Policies;

/// <summary>A confirmed version of a document: what is known of it, its text, and who says so. Never changes.</summary>
public sealed class PolicyVersion
{
    /// <summary>Longest <see cref="Note"/>, in characters.</summary>
    public const int MaxNote = 200;

    /// <summary>A version 7 UUID.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The document.</summary>
    public Guid DocumentId { get; init; }

    /// <summary>From 1, without gaps within the document.</summary>
    public int No { get; init; }

    /// <summary>What is known of it.</summary>
    public required PolicyFacts Facts { get; init; }

    /// <summary>Key of its <see cref="PolicyText"/>.</summary>
    public required string TextSha256 { get; init; }

    /// <summary>Where the text came from.</summary>
    public required PolicySource Source { get; init; }

    /// <summary>Why there is this version, in its maker's words; empty for the first.</summary>
    public string Note { get; init; } = "";

    /// <summary>Who brought the text in, by name.</summary>
    public required string AddedBy { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>The account that confirmed what is known; null for the command line.</summary>
    public Guid? ConfirmedById { get; init; }

    /// <summary>Who confirmed, by name.</summary>
    public required string ConfirmedBy { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset ConfirmedAt { get; init; }
}
