using System.Collections.Immutable;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Drawing;

/// <summary>What to mark on the picture of one case.</summary>
/// <param name="Current">Activities the case stands at, each with the people waited for (may be empty).</param>
/// <param name="Passed">Activities the case has been through.</param>
public sealed record DrawingMarks(ImmutableDictionary<string, ImmutableArray<string>> Current, ImmutableHashSet<string> Passed)
{
    /// <summary>Nothing marked: the definition itself.</summary>
    public static DrawingMarks None { get; } = new(ImmutableDictionary<string, ImmutableArray<string>>.Empty, []);

    /// <summary>The marks of a case.</summary>
    /// <param name="state">Where it stands.</param>
    /// <param name="names">Names of the people waited for at a waiting point, as they may be shown to the reader.</param>
    public static DrawingMarks Of(WorkflowState state, Func<WaitingPoint, IEnumerable<string>> names)
    {
        ArgumentNullException.ThrowIfNull(state);
        ArgumentNullException.ThrowIfNull(names);
        var current = state.Waiting.GroupBy(w => w.ActivityId).ToImmutableDictionary(g => g.Key, g => g.SelectMany(names).Distinct().ToImmutableArray());
        return new DrawingMarks(current, [.. state.Visits.Keys.Where(id => !current.ContainsKey(id))]);
    }
}
