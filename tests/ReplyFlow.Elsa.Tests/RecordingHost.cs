using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Elsa.Tests;

/// <summary>Answers and fails as its dice say, and writes down every call.</summary>
internal sealed class RecordingHost(int seed) : IWorkflowHost
{
    private readonly Random _random = new(seed);

    public List<string> Calls { get; } = [];

    public Task<bool> AskAsync(string question, CancellationToken ct) => Note($"ask {question}", _random.Next(2) == 0);

    public Task OpenWorkItemAsync(WorkItemRequest request, CancellationToken ct) => Note($"open {request.ActivityId}#{request.Visit} {request.Assignee} {request.Due}", true);

    public Task<IReadOnlyList<string>> OpenGroupAsync(GroupRequest request, CancellationToken ct) =>
        Note<IReadOnlyList<string>>($"open group {request.ActivityId}#{request.Visit}", [.. Enumerable.Range(0, _random.Next(4)).Select(i => $"p{i}")]);

    public Task CloseWorkItemsAsync(string activityId, int visit, string reason, CancellationToken ct) => Note($"close {activityId}#{visit} {reason}", true);

    public Task StartTimerAsync(TimerRequest request, CancellationToken ct) => Note($"timer {request.ActivityId}#{request.Visit} {request.Due} {request.Outcome}", true);

    public Task CancelTimerAsync(string activityId, int visit, CancellationToken ct) => Note($"no timer {activityId}#{visit}", true);

    public Task<string> RunStepAsync(SystemStepRequest request, CancellationToken ct)
    {
        Calls.Add($"run {request.ActivityId}#{request.Visit} {request.Step}");
        return _random.Next(8) == 0 ? throw new WorkflowStepException("失败") : Task.FromResult("Done");
    }

    public Task EnterAsync(ActivityTrace trace, CancellationToken ct) => Note($"enter {trace.ActivityId}#{trace.Visit} from {trace.From}.{trace.Port} {trace.Note}", true);

    public Task ParkAsync(WorkflowIncident incident, CancellationToken ct) => Note($"park {incident.ActivityId}#{incident.Visit} {incident.Problem}", true);

    private Task<T> Note<T>(string call, T answer)
    {
        Calls.Add(call);
        return Task.FromResult(answer);
    }
}
