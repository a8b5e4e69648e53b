using System.Collections.Concurrent;

namespace ReplyFlow.Application.Assigning;

/// <summary>The hints of this process, in its memory: each process of a database works out its own, and all work out the same.</summary>
public sealed class AssignmentHints
{
    /// <summary>More than any session has; beyond it all are forgotten and worked out anew.</summary>
    private const int Most = 20_000;

    private readonly ConcurrentDictionary<Guid, AssignmentHint> _bySuggestion = new();

    internal AssignmentHint? Find(Guid suggestionId, long textId, DateOnly on) =>
        _bySuggestion.GetValueOrDefault(suggestionId) is { } hint && hint.TextId == textId && hint.On == on ? hint : null;

    internal void Put(Guid suggestionId, AssignmentHint hint)
    {
        if (_bySuggestion.Count >= Most)
            _bySuggestion.Clear();
        _bySuggestion[suggestionId] = hint;
    }
}
