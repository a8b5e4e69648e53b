namespace ReplyFlow.Workflow;

/// <summary>
/// Runs definitions without any outside engine. Holds no state and may be shared; each call works on a copy of the
/// case's state and gives the new one back.
/// </summary>
public sealed class BuiltInEngine : IWorkflowEngine
{
    /// <inheritdoc/>
    public async Task<WorkflowState> StartAsync(WorkflowDefinition definition, IWorkflowHost host, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var start = definition.Start ?? throw new WorkflowDefinitionException($"definition '{definition.Id}' has no start");
        var run = new CaseRun(definition, host, ct);
        run.Arrive(new Token(start.Id, null, null, MainScope, []));
        return await run.DrainAsync();
    }

    /// <inheritdoc/>
    public async Task<WorkflowState> CompleteAsync(WorkflowDefinition definition, WorkflowState state, StepCompletion completion, IWorkflowHost host, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(completion);
        var run = Resume(definition, state, host, ct);
        var waiting = Require(state, completion.ActivityId, completion.Visit, completion.Participant);
        await (waiting.Kind switch
        {
            WaitKind.Person => run.DecideAsync(waiting, completion),
            WaitKind.Group => run.AnswerAsync(waiting, completion),
            WaitKind.Timer => run.FireAsync(waiting, completion),
            _ => throw new StaleCompletionException(completion.ActivityId, completion.Visit, completion.Participant, "the step is parked; retry or skip it"),
        });
        return await run.DrainAsync();
    }

    /// <inheritdoc/>
    public async Task<WorkflowState> CancelAsync(WorkflowDefinition definition, WorkflowState state, string reason, IWorkflowHost host, CancellationToken ct)
    {
        var run = Resume(definition, state, host, ct);
        if (state.Finished) throw new StaleCompletionException("", 0, null, "the case has already ended");
        await run.CancelAsync(reason);
        return await run.DrainAsync();
    }

    /// <inheritdoc/>
    public async Task<WorkflowState> RaiseAsync(WorkflowDefinition definition, WorkflowState state, string eventName, IWorkflowHost host, CancellationToken ct)
    {
        var run = Resume(definition, state, host, ct);
        var entry = definition.Activities.OfType<EventActivity>().FirstOrDefault(e => e.EventName == eventName)
            ?? throw new EventRefusedException(eventName, $"definition '{definition.Id}' version {definition.Version} has no such event");
        if (state.Finished) throw new EventRefusedException(eventName, "the case has already ended");
        if (state.Waiting.Any(w => w.Scope == eventName)) throw new EventRefusedException(eventName, "its steps are still running");
        run.Arrive(new Token(entry.Id, null, null, eventName, []));
        return await run.DrainAsync();
    }

    /// <inheritdoc/>
    public async Task<WorkflowState> RetryAsync(WorkflowDefinition definition, WorkflowState state, string activityId, int visit, IWorkflowHost host, CancellationToken ct)
    {
        var run = Resume(definition, state, host, ct);
        await run.RetryAsync(RequireIncident(state, activityId, visit));
        return await run.DrainAsync();
    }

    /// <inheritdoc/>
    public async Task<WorkflowState> SkipAsync(WorkflowDefinition definition, WorkflowState state, string activityId, int visit, string outcome, string reason, IWorkflowHost host, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var run = Resume(definition, state, host, ct);
        run.Skip(RequireIncident(state, activityId, visit), outcome, reason);
        return await run.DrainAsync();
    }

    internal const string MainScope = "";

    private static CaseRun Resume(WorkflowDefinition definition, WorkflowState state, IWorkflowHost host, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(state);
        if (state.DefinitionId != definition.Id || state.Version != definition.Version)
            throw new WorkflowDefinitionException($"the case runs on '{state.DefinitionId}' version {state.Version}, not on '{definition.Id}' version {definition.Version}; move it with a migration map");
        return new CaseRun(definition, host, ct, state);
    }

    private static WaitingPoint Require(WorkflowState state, string activityId, int visit, string? participant) =>
        state.FindWaiting(activityId, visit)
        ?? throw new StaleCompletionException(activityId, visit, participant, state.Finished ? "the case has ended" : $"not waiting; the case has come here {state.Visits.GetValueOrDefault(activityId)} times");

    private static WaitingPoint RequireIncident(WorkflowState state, string activityId, int visit)
    {
        var waiting = Require(state, activityId, visit, null);
        return waiting.Kind == WaitKind.Incident ? waiting : throw new StaleCompletionException(activityId, visit, null, "the step is not parked");
    }
}
