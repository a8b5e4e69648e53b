using System.Collections.Immutable;

namespace ReplyFlow.Workflow.Moves;

/// <summary>
/// How cases of one version of a definition move to another. Running cases stay on the version they started with
/// until somebody applies such a map; nothing moves by itself.
/// </summary>
/// <param name="DefinitionId">The definition.</param>
/// <param name="FromVersion">The version the cases are on.</param>
/// <param name="ToVersion">The version they move to.</param>
/// <param name="Moves">
/// Old activity id to new activity id, for waits whose activity was renamed or replaced. Activities not named keep
/// their id. A new id of null means: this wait is dropped, which is allowed only for events.
/// </param>
public sealed record CaseMoveMap(string DefinitionId, int FromVersion, int ToVersion, ImmutableDictionary<string, string?> Moves)
{
    /// <summary>Where an activity of the old version is in the new one; null when it is dropped.</summary>
    public string? Target(string activityId) => Moves.TryGetValue(activityId, out var target) ? target : activityId;
}
