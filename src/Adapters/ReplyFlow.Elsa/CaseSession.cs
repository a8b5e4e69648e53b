using System.Collections.Immutable;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Rules;
using ReplyFlow.Workflow.Running;

namespace ReplyFlow.Elsa;

/// <summary>What Elsa's activities do to the case during one call.</summary>
internal sealed class CaseSession(CaseBook book, IWorkflowHost host, CancellationToken ct)
{
    private const int MaxSteps = 500;

    private readonly List<string> _path = [];
    private readonly HashSet<string> _cancelled = [];
    private readonly HashSet<string> _over = [];
    private string? _resumed;

    /// <summary>The first exception; Elsa would turn it into an incident, the caller must have it.</summary>
    public Exception? Failure { get; private set; }

    /// <summary>The next invocation of that activity goes on from its bookmark and enters nothing.</summary>
    public void ResumeAt(string activityId) => _resumed = activityId;

    /// <summary>True once, for the activity that is resumed.</summary>
    public bool TakeResume(string activityId)
    {
        if (_resumed != activityId) return false;
        _resumed = null;
        return true;
    }

    /// <summary>Runs an effect; after a failure nothing more is done.</summary>
    public async Task<T> Guard<T>(Func<Task<T>> effect)
    {
        if (Failure is not null) throw new OperationCanceledException("an earlier step of this call failed", Failure);
        try
        {
            ct.ThrowIfCancellationRequested();
            return await effect();
        }
        catch (Exception e)
        {
            Failure ??= e;
            throw;
        }
    }

    /// <summary>Where Elsa is led without anything happening to the case; null when it runs by itself.</summary>
    public Steering? Steering { get; set; }

    /// <summary>An activity is entered; entering the end closes what is still open.</summary>
    public async Task<bool> EnterAsync(string activityId)
    {
        if (Steering?.Enter(activityId) == true) return true;
        _path.Add(activityId);
        if (_path.Count > MaxSteps) throw new RunawayWorkflowException(MaxSteps, _path.TakeLast(12));
        var activity = book.Find(activityId);
        if (activity is JoinActivity { WaitsForAll: false }) await CloseCancelledAsync();
        await host.EnterAsync(book.Enter(activity), ct);
        if (activity is not EndActivity) return true;
        book.EndEntered = true;
        await CloseAsync(w => book.Scope.Length == 0 || w.Scope == book.Scope, CloseReasons.Ended);
        return true;
    }

    /// <summary>Does what the activity is there for: the outcome to leave by, or null to wait.</summary>
    public async Task<string?> ExecuteAsync(string activityId)
    {
        if (Steering?.Take(activityId, out var port) == true) return port;
        var (activity, visit) = (book.Find(activityId), book.Visit(activityId));
        switch (activity)
        {
            case HumanTaskActivity task:
                await host.OpenWorkItemAsync(new WorkItemRequest(task.Id, visit, task.Step, task.Title, task.StepKind, task.Assignee, task.Due,
                    task.Decisions), ct);
                return await WaitAsync(task, visit, WaitKind.Person, []);
            case GroupTaskActivity group:
                var people = await host.OpenGroupAsync(GroupRequest.Of(group, visit), ct);
                return people.Count == 0
                    ? book.Leave(group.Id, Activity.Done)
                    : await WaitAsync(group, visit, WaitKind.Group, [.. people.Select(p => new ParticipantAnswer(p, null))]);
            case TimerActivity timer:
                await host.StartTimerAsync(new TimerRequest(timer.Id, visit, Activity.Done, timer.Due, timer.After), ct);
                return await WaitAsync(timer, visit, WaitKind.Timer, []);
            case DecideActivity or SystemStepActivity:
                return await TryStepAsync(activity, visit);
            default:
                return book.Leave(activity.Id, Activity.Done);
        }
    }

    /// <summary>The bookmark was resumed: the outcome decided, or null when the step is to run again and failed again.</summary>
    public Task<string?> ResumeAsync(string activityId, string? outcome) =>
        outcome is null ? TryStepAsync(book.Find(activityId), book.Visit(activityId)) : Task.FromResult<string?>(book.Leave(activityId, outcome));

    /// <summary>A race was won at that join: nothing inside its branches is entered any more in this call. Gives their activities.</summary>
    public IReadOnlySet<string> Win(string joinId)
    {
        var inside = DefinitionShape.Of(book.Definition).InsideOf(joinId);
        _over.UnionWith(inside);
        return inside;
    }

    /// <summary>True for activities of a race that was won.</summary>
    public bool IsOver(string activityId) => _over.Contains(activityId);

    /// <summary>Elsa cancelled the activity because another branch came first; closed with the others when the join is entered.</summary>
    public void Cancelled(string activityId) => _cancelled.Add(activityId);

    /// <summary>Closes what Elsa cancelled, in the order it was opened: Elsa's own order changes when a case is loaded again.</summary>
    public async Task CloseCancelledAsync()
    {
        if (_cancelled.Count == 0) return;
        await CloseAsync(w => w.Scope == book.Scope && _cancelled.Contains(w.ActivityId), CloseReasons.OvertakenByBranch);
        _cancelled.Clear();
    }

    /// <summary>A person decided, a participant answered or a timer fired. True when the activity is left by it.</summary>
    public async Task<bool> CompleteAsync(WaitingPoint waiting, StepCompletion completion)
    {
        var activity = book.Find(waiting.ActivityId);
        if (activity is GroupTaskActivity group) return await AnswerAsync(group, waiting, completion);
        if (completion.Participant is not null)
            throw new StaleCompletionException(completion.ActivityId, completion.Visit, completion.Participant,
                "the step is one person's and has no participants");
        book.Leave(activity.Id, completion.Outcome);
        book.Waiting.Remove(waiting);
        if (activity is TaskActivity task)
        {
            if (completion.Outcome == Activity.Expired) await host.CloseWorkItemsAsync(task.Id, waiting.Visit, CloseReasons.Expired, ct);
            else await StopExpiryAsync(task, waiting.Visit);
        }

        book.Decided = completion.Outcome;
        return true;
    }

    /// <summary>Runs a parked step once more.</summary>
    public Task<bool> RetryAsync(WaitingPoint incident)
    {
        book.Waiting.Remove(incident);
        book.Decided = null;
        return Task.FromResult(true);
    }

    /// <summary>Leaves a parked step without running it.</summary>
    public Task<bool> SkipAsync(WaitingPoint incident, string outcome, string reason)
    {
        book.Leave(incident.ActivityId, outcome);
        book.Waiting.Remove(incident);
        (book.Decided, book.Note) = (outcome, reason);
        return Task.FromResult(true);
    }

    /// <summary>Closes waits and tells the host.</summary>
    public async Task CloseAsync(Func<WaitingPoint, bool> which, string reason)
    {
        foreach (var point in book.Waiting.Where(which).ToList())
        {
            book.Waiting.Remove(point);
            if (point.Kind is WaitKind.Person or WaitKind.Group) await host.CloseWorkItemsAsync(point.ActivityId, point.Visit, reason, ct);
            if (point.Kind is WaitKind.Timer || book.Find(point.ActivityId) is TaskActivity { Expires: not null })
                await host.CancelTimerAsync(point.ActivityId, point.Visit, ct);
        }
    }

    /// <summary>Other people take part in the group. True when the activity is left by it.</summary>
    public async Task<bool> RegroupAsync(WaitingPoint waiting, IReadOnlyCollection<string> leaving)
    {
        var group = (GroupTaskActivity)book.Find(waiting.ActivityId);
        var regrouped = GroupProgress.Regroup(waiting, leaving, await host.OpenGroupAsync(GroupRequest.Of(group, waiting.Visit), ct));
        book.Waiting[book.Waiting.IndexOf(waiting)] = regrouped;
        return GroupProgress.PortFor(group, regrouped.Participants) is { } port && await LeaveGroupAsync(group, regrouped, port, CloseReasons.Returned, true);
    }

    private async Task<bool> AnswerAsync(GroupTaskActivity group, WaitingPoint waiting, StepCompletion completion)
    {
        var expired = completion.Participant is null;
        var answered = expired ? waiting : GroupProgress.Record(group, waiting, completion);
        if (expired && completion.Outcome != Activity.Expired) throw new UnknownOutcomeException(group.Id, completion.Outcome, [Activity.Expired]);
        var port = expired ? GroupProgress.ReturnIn(group, waiting.Participants) ?? Activity.Expired : GroupProgress.PortFor(group, answered.Participants);
        book.Waiting[book.Waiting.IndexOf(waiting)] = answered;
        return port is not null && await LeaveGroupAsync(group, answered, port, expired ? CloseReasons.Expired : CloseReasons.Returned, !expired);
    }

    private async Task<bool> LeaveGroupAsync(GroupTaskActivity group, WaitingPoint answered, string port, string reason, bool stopExpiry)
    {
        book.Leave(group.Id, port);
        book.Waiting.Remove(answered);
        if (stopExpiry) await StopExpiryAsync(group, answered.Visit);
        if (answered.Participants.Any(p => p.Outcome is null)) await host.CloseWorkItemsAsync(group.Id, answered.Visit, reason, ct);
        book.Decided = port;
        return true;
    }

    private async Task<string?> TryStepAsync(Activity activity, int visit)
    {
        try
        {
            var outcome = activity is DecideActivity decide
                ? await host.AskAsync(decide.Question, ct) ? "True" : "False"
                : await RunStepAsync((SystemStepActivity)activity, visit);
            book.Leave(activity.Id, outcome);
            if (activity is SystemStepActivity { Step: SystemStepNames.Withdraw })
            {
                await CloseAsync(w => w.Scope != book.Scope, CloseReasons.Withdrawn);
                book.DropOthers();
            }

            return outcome;
        }
        catch (WorkflowStepException failure)
        {
            book.Waiting.Add(new WaitingPoint(activity.Id, visit, WaitKind.Incident, book.Scope, [], [], failure.Message));
            await host.ParkAsync(new WorkflowIncident(activity.Id, visit, activity.Title, failure.Message), ct);
            return null;
        }
    }

    private Task<string> RunStepAsync(SystemStepActivity step, int visit) =>
        host.RunStepAsync(new SystemStepRequest(step.Id, visit, step.Step, step.Title, step.Message, step.Recipient), ct);

    private async Task<string?> WaitAsync(Activity activity, int visit, WaitKind kind, ImmutableArray<ParticipantAnswer> participants)
    {
        if (activity is TaskActivity { Expires: { } expires })
            await host.StartTimerAsync(new TimerRequest(activity.Id, visit, Activity.Expired, expires, null), ct);
        book.Waiting.Add(new WaitingPoint(activity.Id, visit, kind, book.Scope, [], participants));
        return null;
    }

    private Task StopExpiryAsync(TaskActivity task, int visit) =>
        task.Expires is null ? Task.CompletedTask : host.CancelTimerAsync(task.Id, visit, ct);

    /// <summary>What the resumed activity was left by.</summary>
    public string? Decided => book.Decided;

    /// <summary>Notes that one of Elsa's own activities was left.</summary>
    public void Leave(string activityId, IEnumerable<string> ports)
    {
        foreach (var port in ports) book.Leave(activityId, port);
    }

    /// <summary>The definition's view of an activity.</summary>
    public Activity Find(string activityId) => book.Find(activityId);
}
