namespace ReplyFlow.Workflow.Port;

/// <summary>A completion came for something the case does not wait for: decided before, cancelled, or never opened.</summary>
/// <param name="activityId">The activity that was to be completed.</param>
/// <param name="visit">The visit that was to be completed.</param>
/// <param name="participant">The group row that was to be completed, if any.</param>
/// <param name="why">What the state says instead, for the log.</param>
public sealed class StaleCompletionException(string activityId, int visit, string? participant, string why)
    : Exception($"{activityId}#{visit}{(participant is null ? "" : $" ({participant})")}: {why}");
