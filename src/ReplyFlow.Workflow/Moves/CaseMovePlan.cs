using System.Collections.Immutable;

namespace ReplyFlow.Workflow.Moves;

/// <summary>What a map would do: the dry run. Applying it means storing each case's <see cref="CaseMove.After"/>.</summary>
/// <param name="Problems">Why the map itself cannot be used, in Chinese; empty when it can.</param>
/// <param name="Cases">Every case on the old version.</param>
public sealed record CaseMovePlan(ImmutableArray<string> Problems, ImmutableArray<CaseMove> Cases)
{
    /// <summary>True when every case can move.</summary>
    public bool CanApply => Problems.IsEmpty && Cases.All(c => c.Problems.IsEmpty);
}
