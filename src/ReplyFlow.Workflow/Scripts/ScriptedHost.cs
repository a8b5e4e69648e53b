using System.Globalization;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Scripts;

/// <summary>A host without a database: answers from facts and writes down everything the engine does.</summary>
public sealed class ScriptedHost(CaseFacts facts) : IWorkflowHost
{
    private readonly Dictionary<string, int> _asked = [];
    private readonly Dictionary<string, int> _failed = [];
    private readonly List<TraceLine> _trace = [];

    /// <summary>In the order it happened; grows while the engine runs.</summary>
    public IReadOnlyList<TraceLine> Trace => _trace;

    /// <summary>Another host that has seen and answered the same so far: what a rolled-back attempt runs against.</summary>
    public ScriptedHost Copy()
    {
        var copy = new ScriptedHost(facts);
        foreach (var (question, count) in _asked) copy._asked[question] = count;
        foreach (var (step, count) in _failed) copy._failed[step] = count;
        copy._trace.AddRange(_trace);
        return copy;
    }

    /// <summary>Adds what the script did, between the engine's doings.</summary>
    public void Note(TraceLine line) => _trace.Add(line);

    /// <inheritdoc/>
    public Task<bool> AskAsync(string question, CancellationToken ct)
    {
        var known = facts.Answers.TryGetValue(question, out var answers);
        var index = _asked.GetValueOrDefault(question);
        _asked[question] = index + 1;
        var answer = known && answers![Math.Min(index, answers.Count - 1)];
        _trace.Add(new TraceLine("asked") { Text = question, Outcome = answer ? "True" : "False", Assumed = known ? null : true });
        return Task.FromResult(answer);
    }

    /// <inheritdoc/>
    public Task OpenWorkItemAsync(WorkItemRequest request, CancellationToken ct) =>
        Add(new TraceLine("opened", request.ActivityId, request.Visit) { Who = request.Assignee, Due = request.Due });

    /// <inheritdoc/>
    public Task<IReadOnlyList<string>> OpenGroupAsync(GroupRequest request, CancellationToken ct)
    {
        var known = facts.Participants.TryGetValue(request.ActivityId, out var people) || facts.Participants.TryGetValue(request.Step, out people);
        _trace.Add(new TraceLine("opened", request.ActivityId, request.Visit)
        {
            Who = $"{request.Participants} = {string.Join("、", people ?? [])}",
            Due = request.Due,
            Assumed = known ? null : true,
        });
        return Task.FromResult(people ?? []);
    }

    /// <inheritdoc/>
    public Task CloseWorkItemsAsync(string activityId, int visit, string reason, CancellationToken ct) =>
        Add(new TraceLine("closed", activityId, visit) { Text = reason });

    /// <inheritdoc/>
    public Task StartTimerAsync(TimerRequest request, CancellationToken ct) =>
        Add(new TraceLine("timerStarted", request.ActivityId, request.Visit)
        {
            Due = request.Due ?? request.After?.ToString("c", CultureInfo.InvariantCulture),
            Outcome = request.Outcome,
        });

    /// <inheritdoc/>
    public Task CancelTimerAsync(string activityId, int visit, CancellationToken ct) =>
        Add(new TraceLine("timerCancelled", activityId, visit));

    /// <inheritdoc/>
    public Task<string> RunStepAsync(SystemStepRequest request, CancellationToken ct)
    {
        var failures = facts.Failures.GetValueOrDefault(request.ActivityId) ?? [];
        var runs = _failed.GetValueOrDefault(request.ActivityId);
        _failed[request.ActivityId] = runs + 1;
        if (runs < failures.Count) throw new WorkflowStepException(failures[runs]);
        _trace.Add(new TraceLine("ran", request.ActivityId, request.Visit) { Text = request.Step, Outcome = Activity.Done });
        return Task.FromResult(Activity.Done);
    }

    /// <inheritdoc/>
    public Task EnterAsync(ActivityTrace trace, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(trace);
        return Add(new TraceLine("entered", trace.ActivityId, trace.Visit) { From = trace.From, Port = trace.Port });
    }

    /// <inheritdoc/>
    public Task ParkAsync(WorkflowIncident incident, CancellationToken ct) =>
        Add(new TraceLine("parked", incident.ActivityId, incident.Visit) { Text = incident.Problem });

    private Task Add(TraceLine line)
    {
        _trace.Add(line);
        return Task.CompletedTask;
    }
}
