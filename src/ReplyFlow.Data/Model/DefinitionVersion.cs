namespace ReplyFlow.Data.Model;

/// <summary>A version of a workflow definition as it was published; running cases keep theirs.</summary>
public sealed class DefinitionVersion
{
    /// <summary>The definition's id, for example suggestion-reply.</summary>
    public required string DefinitionId { get; init; }

    /// <summary>Version number the product gave it, from 1, one more for each changed file.</summary>
    public int Version { get; init; }

    /// <summary>The file's text.</summary>
    public required string Json { get; init; }

    /// <summary>SHA-256 of the text, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>When it was published here.</summary>
    public DateTimeOffset PublishedAt { get; init; }
}
