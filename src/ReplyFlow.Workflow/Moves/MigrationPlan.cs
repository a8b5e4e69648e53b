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

/// <summary>A wait that goes over to another activity.</summary>
/// <param name="FromActivity">Id in the old version.</param>
/// <param name="FromVisit">Visit in the old version.</param>
/// <param name="ToActivity">Id in the new version; null when the wait is dropped.</param>
/// <param name="ToVisit">Visit in the new version.</param>
public sealed record WaitMove(string FromActivity, int FromVisit, string? ToActivity, int ToVisit);

/// <summary>What a map would do: the dry run. Applying it means storing each case's <see cref="CaseMove.After"/>.</summary>
/// <param name="Problems">Why the map itself cannot be used, in Chinese; empty when it can.</param>
/// <param name="Cases">Every case on the old version.</param>
public sealed record MigrationPlan(ImmutableArray<string> Problems, ImmutableArray<CaseMove> Cases)
{
    /// <summary>True when every case can move.</summary>
    public bool CanApply => Problems.IsEmpty && Cases.All(c => c.Problems.IsEmpty);
}
