namespace ReplyFlow.Domain.Policies;

/// <summary>待确认: a text with what was recognised in it, before somebody has confirmed it; not to be cited, and deleted where it was a mistake.</summary>
public sealed class PolicyDraft
{
    /// <summary>A version 7 UUID.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The bureau whose document it will be; null for the common base.</summary>
    public Guid? BureauId { get; init; }

    /// <summary>The document that it is a new version of; null for a new one.</summary>
    public Guid? DocumentId { get; init; }

    /// <summary>What was recognised.</summary>
    public required PolicyFacts Facts { get; init; }

    /// <summary>Titles that its text says it repeals, one a line.</summary>
    public string Repeals { get; init; } = "";

    /// <summary>The text.</summary>
    public required string Text { get; init; }

    /// <summary>Where the text came from.</summary>
    public required PolicySource Source { get; init; }

    /// <summary>Who brought it in, by name.</summary>
    public required string AddedBy { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset AddedAt { get; init; }
}
