namespace ReplyFlow.Workflow.Port;

/// <summary>An outcome was given that the activity does not have.</summary>
/// <param name="activityId">The activity.</param>
/// <param name="outcome">The outcome given.</param>
/// <param name="known">The outcomes it has.</param>
public sealed class UnknownOutcomeException(string activityId, string outcome, IEnumerable<string> known)
    : Exception($"{activityId} has no outcome '{outcome}'; it has {string.Join(", ", known)}");
