using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Tests.Running;

/// <summary>Answers and fails at random; keeps the books on what is open, as the tables of a real host would.</summary>
internal sealed class RandomHost(Random random) : IWorkflowHost
{
    public HashSet<(string, int)> OpenRows { get; } = [];

    public HashSet<(string, int)> Timers { get; } = [];

    public Task<bool> AskAsync(string question, CancellationToken ct) => Task.FromResult(random.Next(2) == 0);

    public Task OpenWorkItemAsync(WorkItemRequest request, CancellationToken ct) => Open(request.ActivityId, request.Visit);

    public async Task<IReadOnlyList<string>> OpenGroupAsync(GroupRequest request, CancellationToken ct)
    {
        var people = Enumerable.Range(0, random.Next(4)).Select(i => $"p{i}").ToList();
        if (people.Count > 0) await Open(request.ActivityId, request.Visit);
        return people;
    }

    public Task CloseWorkItemsAsync(string activityId, int visit, string reason, CancellationToken ct)
    {
        Assert.True(OpenRows.Remove((activityId, visit)), $"{activityId}#{visit} was closed but is not open");
        return Task.CompletedTask;
    }

    public Task StartTimerAsync(TimerRequest request, CancellationToken ct)
    {
        Assert.True(Timers.Add((request.ActivityId, request.Visit)), $"timer {request.ActivityId}#{request.Visit} was started twice");
        return Task.CompletedTask;
    }

    public Task CancelTimerAsync(string activityId, int visit, CancellationToken ct)
    {
        Assert.True(Timers.Remove((activityId, visit)), $"timer {activityId}#{visit} was cancelled but does not run");
        return Task.CompletedTask;
    }

    public Task<string> RunStepAsync(SystemStepRequest request, CancellationToken ct) =>
        random.Next(8) == 0 ? throw new WorkflowStepException("失败") : Task.FromResult("Done");

    public Task EnterAsync(ActivityTrace trace, CancellationToken ct) => Task.CompletedTask;

    public Task ParkAsync(WorkflowIncident incident, CancellationToken ct) => Task.CompletedTask;

    private Task Open(string activityId, int visit)
    {
        Assert.True(OpenRows.Add((activityId, visit)), $"{activityId}#{visit} was opened twice");
        return Task.CompletedTask;
    }
}
