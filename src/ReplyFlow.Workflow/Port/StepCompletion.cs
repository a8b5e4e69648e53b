namespace ReplyFlow.Workflow.Port;

/// <summary>One decision, or one timer that fired, for one visit of one activity.</summary>
/// <param name="ActivityId">Id of the activity in the definition.</param>
/// <param name="Visit">1 for the first time the case came to the activity, 2 after the first return, and so on.</param>
/// <param name="Outcome">Name of the outcome chosen; for timers the outcome of the <see cref="TimerRequest"/>.</param>
/// <param name="Participant">For group tasks the key of the row that answered; null otherwise.</param>
public sealed record StepCompletion(string ActivityId, int Visit, string Outcome, string? Participant = null);
