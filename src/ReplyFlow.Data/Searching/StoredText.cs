namespace ReplyFlow.Data.Searching;

/// <summary>A whole text as its row has it, before it is folded.</summary>
internal sealed class StoredText
{
    public Guid Id { get; init; }

    /// <summary>The row by which it is decided who may read it.</summary>
    public Guid OwnerId { get; init; }

    /// <summary>The day; where it is none, <see cref="At"/>'s is meant.</summary>
    public DateOnly? On { get; init; }

    public DateTimeOffset? At { get; init; }

    public string Title { get; init; } = "";

    /// <summary>The text; empty where there is none yet, which is not searched.</summary>
    public string Body { get; init; } = "";
}
