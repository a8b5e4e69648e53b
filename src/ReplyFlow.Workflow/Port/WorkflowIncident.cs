namespace ReplyFlow.Workflow.Port;

/// <summary>A system step or question that failed and waits for the administrator.</summary>
/// <param name="ActivityId">Id of the activity in the definition.</param>
/// <param name="Visit">How many times the case has come here, counted from 1.</param>
/// <param name="Title">The step's words, in Chinese.</param>
/// <param name="Problem">What went wrong, as the host said it.</param>
public sealed record WorkflowIncident(string ActivityId, int Visit, string Title, string Problem);
