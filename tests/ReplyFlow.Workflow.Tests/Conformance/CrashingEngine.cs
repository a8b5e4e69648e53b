using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Scripts;

namespace ReplyFlow.Workflow.Tests.Conformance;

/// <summary>
/// Before each real call makes the same call die after its first, second, third … effect, on a copy of the case; after
/// it, takes the same decision once more and expects to be told that it is stale.
/// </summary>
internal sealed class CrashingEngine(IWorkflowEngine inner) : IWorkflowEngine
{
    public int Crashes { get; private set; }

    public Task<WorkflowState> StartAsync(WorkflowDefinition definition, IWorkflowHost host, CancellationToken ct) =>
        CrashFirst(host, h => inner.StartAsync(definition, h, ct));

    public async Task<WorkflowState> CompleteAsync(WorkflowDefinition definition, WorkflowState state, StepCompletion completion, IWorkflowHost host, CancellationToken ct)
    {
        var after = await CrashFirst(host, h => inner.CompleteAsync(definition, state, completion, h, ct));
        var copy = ((ScriptedHost)host).Copy();
        await Assert.ThrowsAsync<StaleCompletionException>(() => inner.CompleteAsync(definition, after, completion, copy, ct));
        Assert.Equal(((ScriptedHost)host).Trace.Count, copy.Trace.Count);
        return after;
    }

    public Task<WorkflowState> CancelAsync(WorkflowDefinition definition, WorkflowState state, string reason, IWorkflowHost host, CancellationToken ct) =>
        CrashFirst(host, h => inner.CancelAsync(definition, state, reason, h, ct));

    public Task<WorkflowState> RaiseAsync(WorkflowDefinition definition, WorkflowState state, string eventName, IWorkflowHost host, CancellationToken ct) =>
        CrashFirst(host, h => inner.RaiseAsync(definition, state, eventName, h, ct));

    public Task<WorkflowState> RetryAsync(WorkflowDefinition definition, WorkflowState state, string activityId, int visit, IWorkflowHost host, CancellationToken ct) =>
        CrashFirst(host, h => inner.RetryAsync(definition, state, activityId, visit, h, ct));

    public Task<WorkflowState> SkipAsync(WorkflowDefinition definition, WorkflowState state, string activityId, int visit, string outcome, string reason, IWorkflowHost host, CancellationToken ct) =>
        CrashFirst(host, h => inner.SkipAsync(definition, state, activityId, visit, outcome, reason, h, ct));

    public Task<WorkflowState> GoBackAsync(WorkflowDefinition definition, WorkflowState state, string activityId, string reason, IWorkflowHost host, CancellationToken ct) =>
        CrashFirst(host, h => inner.GoBackAsync(definition, state, activityId, reason, h, ct));

    public Task<WorkflowState> RegroupAsync(WorkflowDefinition definition, WorkflowState state, string activityId, int visit, IReadOnlyCollection<string> leaving, IWorkflowHost host, CancellationToken ct) =>
        CrashFirst(host, h => inner.RegroupAsync(definition, state, activityId, visit, leaving, h, ct));

    private async Task<WorkflowState> CrashFirst(IWorkflowHost host, Func<IWorkflowHost, Task<WorkflowState>> call)
    {
        for (var effects = 0; ; effects++)
        {
            var dying = new DyingHost(((ScriptedHost)host).Copy(), effects);
            try
            {
                await call(dying);
                return await call(host);
            }
            catch (DyingHost.KilledException)
            {
                Crashes++;
            }
        }
    }
}
