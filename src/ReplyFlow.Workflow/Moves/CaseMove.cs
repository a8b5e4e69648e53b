using System.Collections.Immutable;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Moves;

/// <summary>What a map would do to one case.</summary>
/// <param name="CaseKey">The case, as the caller names it.</param>
/// <param name="Problems">Why it cannot move, in Chinese; empty when it can.</param>
/// <param name="Changes">What changes for it, in Chinese; empty when only the version does.</param>
/// <param name="After">The state to store when the map is applied; null when it cannot move.</param>
public sealed record CaseMove(string CaseKey, ImmutableArray<string> Problems, ImmutableArray<string> Changes, WorkflowState? After)
{
    /// <summary>Waits whose work items and timers must be given the new activity id, as old id, visit and new id and visit.</summary>
    public ImmutableArray<WaitMove> Waits { get; init; } = [];
}
