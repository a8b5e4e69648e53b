using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Cli.Demo.Recording;

/// <summary>
/// A case as the product itself handled it, all its rows and lines of the audit trail, with a hole wherever a copy has something else.
/// </summary>
internal sealed class RecordedCase
{
    /// <summary>When it was registered.</summary>
    public required DateTimeOffset Began { get; init; }

    /// <summary>Its key.</summary>
    public required Func<CaseCopy, object?> CaseId { get; init; }

    public required SuggestionKind Kind { get; init; }

    /// <summary>How many deputies stand behind it.</summary>
    public required int Deputies { get; init; }

    /// <summary>Its rows, those first that others point to.</summary>
    public required IReadOnlyList<RecordedTable> Tables { get; init; }

    /// <summary>What the audit trail tells of it.</summary>
    public required IReadOnlyList<RecordedEvent> Events { get; init; }

    /// <summary>The submitted versions.</summary>
    public required IReadOnlyList<Func<CaseCopy, string>> Contents { get; init; }

    /// <summary>The letters and notices that were painted.</summary>
    public required IReadOnlyList<RecordedPaper> Papers { get; init; }

    /// <summary>When each letter was numbered, and which of the marked bureaus numbered it.</summary>
    public required IReadOnlyList<(DateTimeOffset At, int Slot)> Numbers { get; init; }
}

/// <summary>The rows of one kind: each a value for every column.</summary>
internal sealed record RecordedTable(Type Type, IReadOnlyList<Func<CaseCopy, object?>[]> Rows);

/// <summary>A line of the audit trail.</summary>
internal sealed record RecordedEvent(
    DateTimeOffset At, Func<CaseCopy, object?> ActorId, Func<CaseCopy, string> ActorName, string Kind, Func<CaseCopy, string> Summary,
    Func<CaseCopy, string> Data);

/// <summary>A letter or notice: what it was painted from.</summary>
internal sealed record RecordedPaper(Func<CaseCopy, string> Json, string Template);
