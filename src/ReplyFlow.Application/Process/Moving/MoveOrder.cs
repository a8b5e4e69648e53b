using System.Collections.Immutable;
using ReplyFlow.Workflow.Moves;

namespace ReplyFlow.Application.Process.Moving;

/// <summary>What the administrator wants moved, and how.</summary>
/// <param name="DefinitionId">The definition.</param>
/// <param name="From">Versions whose running cases are to move; not <paramref name="To"/>.</param>
/// <param name="To">The version they are to move to.</param>
/// <param name="Moves">Steps that are not matched by an equal id.</param>
public sealed record MoveOrder(string DefinitionId, IReadOnlyList<int> From, int To, IReadOnlyList<StepMove> Moves)
{
    /// <summary>The map for the cases of one version.</summary>
    public CaseMoveMap MapFrom(int version) => new(DefinitionId, version, To,
        Moves.Where(m => m.FromVersion == version).DistinctBy(m => m.From).ToImmutableDictionary(m => m.From, m => m.To));
}

/// <summary>Where a step of an old version goes.</summary>
/// <param name="FromVersion">The old version.</param>
/// <param name="From">The activity there.</param>
/// <param name="To">The activity in the new version; null drops what waits there, which is possible beside the main line only.</param>
public sealed record StepMove(int FromVersion, string From, string? To);
