namespace ReplyFlow.Workflow.Port;

/// <summary>What the engine needs from the case it moves; implemented over the case tables, inside the caller's transaction.</summary>
public interface IWorkflowHost
{
    /// <summary>Answers a <c>Decide</c> question about the case, for example <c>needsCountersign</c>.</summary>
    /// <exception cref="WorkflowStepException">The question cannot be answered; the step is parked as an incident.</exception>
    Task<bool> AskAsync(string question, CancellationToken ct);

    /// <summary>Opens the one work item of a <c>HumanTask</c>.</summary>
    Task OpenWorkItemAsync(WorkItemRequest request, CancellationToken ct);

    /// <summary>
    /// Opens one row a participant for a <c>GroupTask</c> and returns the participants' keys; none is allowed. For a group that
    /// changes, only those who join.
    /// </summary>
    Task<IReadOnlyList<string>> OpenGroupAsync(GroupRequest request, CancellationToken ct);

    /// <summary>Cancels the rows of that visit that are still open; rows already decided stay as they are.</summary>
    Task CloseWorkItemsAsync(string activityId, int visit, string reason, CancellationToken ct);

    /// <summary>Starts a timer; when it fires the caller completes the activity with the request's outcome.</summary>
    Task StartTimerAsync(TimerRequest request, CancellationToken ct);

    /// <summary>Stops the timer of that visit; unknown or fired timers are ignored.</summary>
    Task CancelTimerAsync(string activityId, int visit, CancellationToken ct);

    /// <summary>Runs a system step and returns the port to leave by, normally <c>Done</c>.</summary>
    /// <exception cref="WorkflowStepException">The step failed; the engine parks it as an incident. Undo its partial effects before throwing.</exception>
    Task<string> RunStepAsync(SystemStepRequest request, CancellationToken ct);

    /// <summary>Told of every activity entered, in order, for the trace and the case history.</summary>
    Task EnterAsync(ActivityTrace trace, CancellationToken ct);

    /// <summary>Told that a system step or question was parked; the administrator retries or skips it.</summary>
    Task ParkAsync(WorkflowIncident incident, CancellationToken ct);
}
