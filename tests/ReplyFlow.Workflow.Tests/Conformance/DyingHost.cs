using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Tests.Conformance;

/// <summary>A host whose process is killed after a number of effects.</summary>
internal sealed class DyingHost(IWorkflowHost inner, int effects) : IWorkflowHost
{
    private int _left = effects;

    public Task<bool> AskAsync(string question, CancellationToken ct) => Live(() => inner.AskAsync(question, ct));

    public Task OpenWorkItemAsync(WorkItemRequest request, CancellationToken ct) => Live(() => inner.OpenWorkItemAsync(request, ct));

    public Task<IReadOnlyList<string>> OpenGroupAsync(GroupRequest request, CancellationToken ct) => Live(() => inner.OpenGroupAsync(request, ct));

    public Task CloseWorkItemsAsync(string activityId, int visit, string reason, CancellationToken ct) => Live(() => inner.CloseWorkItemsAsync(activityId, visit, reason, ct));

    public Task StartTimerAsync(TimerRequest request, CancellationToken ct) => Live(() => inner.StartTimerAsync(request, ct));

    public Task CancelTimerAsync(string activityId, int visit, CancellationToken ct) => Live(() => inner.CancelTimerAsync(activityId, visit, ct));

    public Task<string> RunStepAsync(SystemStepRequest request, CancellationToken ct) => Live(() => inner.RunStepAsync(request, ct));

    public Task EnterAsync(ActivityTrace trace, CancellationToken ct) => Live(() => inner.EnterAsync(trace, ct));

    public Task ParkAsync(WorkflowIncident incident, CancellationToken ct) => Live(() => inner.ParkAsync(incident, ct));

    private T Live<T>(Func<T> effect) => _left-- > 0 ? effect() : throw new KilledException();

    public sealed class KilledException : Exception;
}
