using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Running;

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
    public async Task<WorkflowState> CompleteAsync(WorkflowDefinition definition, WorkflowState state, StepCompletion completion, IWorkflowHost host,
        CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(completion);
        var run = Resume(definition, state, host, ct);
        var waiting = StateChecks.RequireWaiting(state, completion);
        await (waiting.Kind switch
        {
            WaitKind.Person => run.DecideAsync(waiting, completion),
            WaitKind.Group => run.AnswerAsync(waiting, completion),
            _ => run.FireAsync(waiting, completion),
        });
        return await run.DrainAsync();
    }

    /// <inheritdoc/>
    public async Task<WorkflowState> CancelAsync(WorkflowDefinition definition, WorkflowState state, string reason, IWorkflowHost host, CancellationToken ct)
    {
        var run = Resume(definition, state, host, ct);
        StateChecks.RequireRunning(state);
        await run.CancelAsync(reason);
        return await run.DrainAsync();
    }

    /// <inheritdoc/>
    public async Task<WorkflowState> RaiseAsync(WorkflowDefinition definition, WorkflowState state, string eventName, IWorkflowHost host, CancellationToken ct)
    {
        var run = Resume(definition, state, host, ct);
        var entry = StateChecks.RequireEvent(definition, state, eventName);
        run.Arrive(new Token(entry.Id, null, null, eventName, []));
        return await run.DrainAsync();
    }

    /// <inheritdoc/>
    public async Task<WorkflowState> RetryAsync(WorkflowDefinition definition, WorkflowState state, string activityId, int visit, IWorkflowHost host,
        CancellationToken ct)
    {
        var run = Resume(definition, state, host, ct);
        await run.RetryAsync(StateChecks.RequireIncident(state, activityId, visit));
        return await run.DrainAsync();
    }

    /// <inheritdoc/>
    public async Task<WorkflowState> SkipAsync(WorkflowDefinition definition, WorkflowState state, string activityId, int visit, string outcome, string reason,
        IWorkflowHost host, CancellationToken ct)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        var run = Resume(definition, state, host, ct);
        run.Skip(StateChecks.RequireIncident(state, activityId, visit), outcome, reason);
        return await run.DrainAsync();
    }

    /// <inheritdoc/>
    public async Task<WorkflowState> GoBackAsync(WorkflowDefinition definition, WorkflowState state, string activityId, string reason, IWorkflowHost host,
        CancellationToken ct)
    {
        var run = Resume(definition, state, host, ct);
        await run.GoBackAsync(StateChecks.RequirePassed(definition, state, activityId), reason);
        return await run.DrainAsync();
    }

    /// <inheritdoc/>
    public async Task<WorkflowState> RegroupAsync(WorkflowDefinition definition, WorkflowState state, string activityId, int visit,
        IReadOnlyCollection<string> leaving, IWorkflowHost host, CancellationToken ct)
    {
        var run = Resume(definition, state, host, ct);
        await run.RegroupAsync(StateChecks.RequireGroup(state, activityId, visit), leaving);
        return await run.DrainAsync();
    }

    internal const string MainScope = "";

    private static CaseRun Resume(WorkflowDefinition definition, WorkflowState state, IWorkflowHost host, CancellationToken ct)
    {
        StateChecks.RequireVersion(definition, state);
        if (state.EngineState is not null) throw new WorkflowDefinitionException($"the case on '{state.DefinitionId}' runs on another engine");
        return new CaseRun(definition, host, ct, state);
    }
}
