namespace ReplyFlow.Workflow.Port;

/// <summary>One activity entered.</summary>
/// <param name="ActivityId">Id of the activity in the definition.</param>
/// <param name="Visit">How many times the case has come here, counted from 1.</param>
/// <param name="Type">The activity's type, for example <c>ReplyFlow.HumanTask</c>.</param>
/// <param name="Title">The activity's words, in Chinese.</param>
/// <param name="From">Id of the activity it was entered from; null at the start and at events.</param>
/// <param name="Port">The outcome it was entered by; null at the start and at events.</param>
/// <param name="Note">The administrator's reason when a parked step was skipped to get here; null otherwise.</param>
public sealed record ActivityTrace(string ActivityId, int Visit, string Type, string Title, string? From, string? Port, string? Note = null);
