using System.Collections.Immutable;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Running;

/// <content>Opening and completing what people and timers owe.</content>
internal sealed partial class CaseRun
{
    private async Task OpenTaskAsync(HumanTaskActivity task, int visit, Token token)
    {
        await _host.OpenWorkItemAsync(new WorkItemRequest(task.Id, visit, task.Step, task.Title, task.StepKind, task.Assignee, task.Due, task.Decisions), _ct);
        await WaitAsync(task, visit, WaitKind.Person, token, []);
    }

    private async Task OpenGroupAsync(GroupTaskActivity group, int visit, Token token)
    {
        var participants = await _host.OpenGroupAsync(GroupRequest.Of(group, visit), _ct);
        if (participants.Count == 0) await Leave(group, Activity.Done, token);
        else await WaitAsync(group, visit, WaitKind.Group, token, [.. participants.Select(p => new ParticipantAnswer(p, null))]);
    }

    private async Task WaitAsync(TaskActivity task, int visit, WaitKind kind, Token token, ImmutableArray<ParticipantAnswer> participants)
    {
        if (task.Expires is not null) await _host.StartTimerAsync(new TimerRequest(task.Id, visit, Activity.Expired, task.Expires, null), _ct);
        _waiting.Add(new WaitingPoint(task.Id, visit, kind, token.Scope, token.Branches, participants));
    }

    private async Task OpenTimerAsync(TimerActivity timer, int visit, Token token)
    {
        await _host.StartTimerAsync(new TimerRequest(timer.Id, visit, Activity.Done, timer.Due, timer.After), _ct);
        _waiting.Add(new WaitingPoint(timer.Id, visit, WaitKind.Timer, token.Scope, token.Branches, []));
    }

    /// <summary>One person decided, or the task expired.</summary>
    public async Task DecideAsync(WaitingPoint waiting, StepCompletion completion)
    {
        var task = (HumanTaskActivity)Find(waiting.ActivityId);
        if (completion.Participant is not null)
            throw new StaleCompletionException(completion.ActivityId, completion.Visit, completion.Participant,
                "the step is one person's and has no participants");
        var target = Follow(task, completion.Outcome);
        _waiting.Remove(waiting);
        if (completion.Outcome == Activity.Expired) await _host.CloseWorkItemsAsync(task.Id, waiting.Visit, CloseReasons.Expired, _ct);
        else await StopExpiryAsync(task, waiting.Visit);
        Arrive(Back(waiting) with { ActivityId = target, From = task.Id, Port = completion.Outcome });
    }

    /// <summary>One participant answered, or the group expired.</summary>
    public async Task AnswerAsync(WaitingPoint waiting, StepCompletion completion)
    {
        var group = (GroupTaskActivity)Find(waiting.ActivityId);
        if (completion.Participant is null)
        {
            if (completion.Outcome != Activity.Expired) throw new UnknownOutcomeException(group.Id, completion.Outcome, [Activity.Expired]);
            var expiredPort = GroupProgress.ReturnIn(group, waiting.Participants) ?? Activity.Expired;
            await CloseGroupAsync(group, waiting, expiredPort, CloseReasons.Expired, stopExpiry: false);
            return;
        }

        var answered = GroupProgress.Record(group, waiting, completion);
        _waiting[_waiting.IndexOf(waiting)] = answered;
        if (GroupProgress.PortFor(group, answered.Participants) is { } port) await CloseGroupAsync(group, answered, port, CloseReasons.Returned);
    }

    public Task FireAsync(WaitingPoint waiting, StepCompletion completion)
    {
        var timer = Find(waiting.ActivityId);
        var target = Follow(timer, completion.Outcome);
        _waiting.Remove(waiting);
        Arrive(Back(waiting) with { ActivityId = target, From = timer.Id, Port = completion.Outcome });
        return Task.CompletedTask;
    }

    /// <summary>Runs a parked step once more at the same visit.</summary>
    public Task RetryAsync(WaitingPoint incident)
    {
        _waiting.Remove(incident);
        return ExecuteAsync(Find(incident.ActivityId), incident.Visit, Back(incident));
    }

    /// <summary>Leaves a parked step without running it.</summary>
    public void Skip(WaitingPoint incident, string outcome, string reason)
    {
        var target = Follow(Find(incident.ActivityId), outcome);
        _waiting.Remove(incident);
        Arrive(Back(incident) with { ActivityId = target, From = incident.ActivityId, Port = outcome, Note = reason });
    }

    private async Task CloseGroupAsync(GroupTaskActivity group, WaitingPoint waiting, string port, string reason, bool stopExpiry = true)
    {
        var target = Follow(group, port);
        _waiting.Remove(waiting);
        if (stopExpiry) await StopExpiryAsync(group, waiting.Visit);
        if (waiting.Participants.Any(p => p.Outcome is null)) await _host.CloseWorkItemsAsync(group.Id, waiting.Visit, reason, _ct);
        Arrive(Back(waiting) with { ActivityId = target, From = group.Id, Port = port });
    }

    private Task StopExpiryAsync(TaskActivity task, int visit) =>
        task.Expires is null ? Task.CompletedTask : _host.CancelTimerAsync(task.Id, visit, _ct);
}
