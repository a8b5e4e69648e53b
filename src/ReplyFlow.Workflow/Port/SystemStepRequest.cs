using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Port;

/// <summary>Asks the host to run a system step once. The key (case, activity, visit) makes a repeat recognisable.</summary>
/// <param name="ActivityId">Id of the activity in the definition.</param>
/// <param name="Visit">How many times the case has come here, counted from 1.</param>
/// <param name="Step">One of <see cref="Vocabulary.SystemSteps"/>, for example <c>AllocateNumber</c>.</param>
/// <param name="Title">The step's words, in Chinese.</param>
/// <param name="Message">For <c>Notify</c>: which message; null for other steps.</param>
/// <param name="Recipient">For <c>Notify</c>: an assignee rule; null for other steps.</param>
public sealed record SystemStepRequest(string ActivityId, int Visit, string Step, string Title, string? Message, string? Recipient);
