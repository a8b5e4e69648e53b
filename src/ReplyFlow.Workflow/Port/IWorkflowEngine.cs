using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Port;

/// <summary>
/// Moves one case along its definition. Every method runs inside the caller's database transaction: all effects
/// go through the host, and the returned state is what the caller stores with the case in that transaction.
/// </summary>
/// <remarks>
/// The engine itself keeps nothing: the same definition, state, completion and host answers give the same calls
/// and the same state. A method that throws has changed nothing the caller must keep; the caller rolls back.
/// </remarks>
public interface IWorkflowEngine
{
    /// <summary>Starts a case at the definition's start and runs it to the first waits.</summary>
    /// <exception cref="WorkflowDefinitionException">The definition has no start or does not fit itself.</exception>
    Task<WorkflowState> StartAsync(WorkflowDefinition definition, IWorkflowHost host, CancellationToken ct);

    /// <summary>A person decided a work item, a group participant answered, or a timer fired.</summary>
    /// <exception cref="StaleCompletionException">That activity and visit is not waiting (any more).</exception>
    /// <exception cref="UnknownOutcomeException">The activity has no such outcome.</exception>
    Task<WorkflowState> CompleteAsync(WorkflowDefinition definition, WorkflowState state, StepCompletion completion, IWorkflowHost host, CancellationToken ct);

    /// <summary>Ends the case: every open work item, group row and timer is closed.</summary>
    /// <exception cref="StaleCompletionException">The case has already ended.</exception>
    Task<WorkflowState> CancelAsync(WorkflowDefinition definition, WorkflowState state, string reason, IWorkflowHost host, CancellationToken ct);

    /// <summary>
    /// Something happened beside the main line (an extension was requested, a withdrawal came in): starts the
    /// definition's event activity of that name. The main line's waits are not touched.
    /// </summary>
    /// <exception cref="EventRefusedException">No such event, the case has ended, or the event's steps are still running.</exception>
    Task<WorkflowState> RaiseAsync(WorkflowDefinition definition, WorkflowState state, string eventName, IWorkflowHost host, CancellationToken ct);

    /// <summary>Runs a parked system step again.</summary>
    /// <exception cref="StaleCompletionException">No incident is parked at that activity and visit.</exception>
    Task<WorkflowState> RetryAsync(WorkflowDefinition definition, WorkflowState state, string activityId, int visit, IWorkflowHost host, CancellationToken ct);

    /// <summary>Leaves a parked system step by its port <paramref name="outcome"/> without running it; the reason goes to the trace.</summary>
    /// <exception cref="StaleCompletionException">No incident is parked at that activity and visit.</exception>
    /// <exception cref="ArgumentException">The reason is empty.</exception>
    Task<WorkflowState> SkipAsync(WorkflowDefinition definition, WorkflowState state, string activityId, int visit, string outcome, string reason,
        IWorkflowHost host, CancellationToken ct);

    /// <summary>
    /// Goes back to a task of the main line: what the main line waits for after it is closed with the reason, and the task is
    /// entered once more. What other branches beside it wait for, or have done, stays.
    /// </summary>
    /// <exception cref="StaleCompletionException">The case has ended, or never came to that task.</exception>
    Task<WorkflowState> GoBackAsync(WorkflowDefinition definition, WorkflowState state, string activityId, string reason, IWorkflowHost host,
        CancellationToken ct);

    /// <summary>
    /// Changes who takes part in a group that is waited for: those who leave are no longer asked (their rows are the caller's to
    /// close), and the host opens rows for those who join. The case goes on when nobody is left to answer.
    /// </summary>
    /// <exception cref="StaleCompletionException">That group and visit is not waiting.</exception>
    Task<WorkflowState> RegroupAsync(WorkflowDefinition definition, WorkflowState state, string activityId, int visit,
        IReadOnlyCollection<string> leaving, IWorkflowHost host, CancellationToken ct);
}
