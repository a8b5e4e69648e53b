namespace ReplyFlow.Domain.Suggestions;

/// <summary>A checked row of an import that has not become a suggestion yet. Its number is taken as if it had.</summary>
public sealed class SuggestionImportRow
{
    /// <summary>Key of the <see cref="SuggestionImport"/>; with <see cref="Row"/> the key of this.</summary>
    public Guid ImportId { get; init; }

    /// <summary>1-based place in the file.</summary>
    public int Row { get; init; }

    /// <summary>The session, which cannot be removed meanwhile.</summary>
    public Guid SessionId { get; init; }

    /// <summary>During the session or between sessions.</summary>
    public SuggestionKind Kind { get; init; }

    /// <summary>The number's value.</summary>
    public int NumberValue { get; init; }

    /// <summary>What was read and checked, as JSON.</summary>
    public required string Content { get; init; }
}
