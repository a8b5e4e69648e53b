using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace ReplyFlow.Workflow.Port;

/// <summary>Where one case stands. Immutable; stored as JSON with the case (<see cref="ToJson"/>).</summary>
/// <param name="DefinitionId">The definition the case runs on.</param>
/// <param name="Version">The definition's version the case is pinned to.</param>
/// <param name="Status">Running, completed or cancelled.</param>
/// <param name="Waiting">Everything the case waits for, in the order it was opened.</param>
/// <param name="Arrivals">Branches that reached a join which still waits for others.</param>
/// <param name="Visits">Times each activity was entered.</param>
/// <param name="EndReason">Why the case was cancelled; null otherwise.</param>
/// <param name="EngineState">What another engine than the built-in one keeps about the case; null for the built-in one.</param>
public sealed record WorkflowState(
    string DefinitionId,
    int Version,
    WorkflowStatus Status,
    ImmutableArray<WaitingPoint> Waiting,
    ImmutableArray<JoinArrival> Arrivals,
    ImmutableSortedDictionary<string, int> Visits,
    string? EndReason = null,
    string? EngineState = null)
{
    /// <summary>True once the case has completed or was cancelled.</summary>
    [JsonIgnore]
    public bool Finished => Status != WorkflowStatus.Running;

    /// <summary>Parked steps that wait for the administrator.</summary>
    [JsonIgnore]
    public IEnumerable<WaitingPoint> Incidents => Waiting.Where(w => w.Kind == WaitKind.Incident);

    /// <summary>The waiting point of that activity and visit, or null.</summary>
    public WaitingPoint? FindWaiting(string activityId, int visit) =>
        Waiting.FirstOrDefault(w => w.ActivityId == activityId && w.Visit == visit);

    /// <summary>The state as one line of JSON.</summary>
    public string ToJson() => StateJson.Write(this);

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    /// <exception cref="JsonException">The text is not a state.</exception>
    public static WorkflowState FromJson(string json) => StateJson.Read(json);

    /// <summary>The same; null where the text is not a state, for whoever looks at many cases and must not stop at one.</summary>
    public static WorkflowState? TryFromJson(string json)
    {
        try
        {
            return FromJson(json);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
