using System.Collections.Immutable;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Running;

/// <content>Going back, and changing who takes part.</content>
internal sealed partial class CaseRun
{
    /// <summary>Closes what comes after the task and enters it again, inside the same branches as before.</summary>
    public async Task GoBackAsync(TaskActivity task, string reason)
    {
        var shape = DefinitionShape.Of(_definition);
        var around = shape.Branches[task.Id];
        await CloseAsync(w => w.Scope == BuiltInEngine.MainScope && !shape.AreBeside(w.ActivityId, task.Id), _ => false, reason);
        _arrivals.RemoveAll(a => a.Scope == BuiltInEngine.MainScope && !DefinitionShape.AreBeside(a.Branches.Select(b => (b.ForkId, b.Port)), around));

        ImmutableArray<BranchMark> branches = [];
        foreach (var (forkId, port) in around)
        {
            var visit = _visits[forkId];
            RestoreArrivals(shape, task, (ForkActivity)Find(forkId), visit, port, branches);
            branches = branches.Add(new BranchMark(forkId, visit, port));
        }

        Arrive(new Token(task.Id, null, null, BuiltInEngine.MainScope, branches, reason));
    }

    /// <summary>The other branches of a fork whose join had opened wait there again, as they did before the task was left.</summary>
    private void RestoreArrivals(DefinitionShape shape, TaskActivity task, ForkActivity fork, int visit, string port, ImmutableArray<BranchMark> around)
    {
        if (shape.JoinAround(task.Id, around.Length) is not { WaitsForAll: true } join) return;
        foreach (var other in fork.Branches.Where(b => b != port))
        {
            var mark = new BranchMark(fork.Id, visit, other);
            if (_waiting.Any(w => w.Branches.Contains(mark)) || _arrivals.Any(a => a.Branches.Contains(mark))) continue;
            _arrivals.Add(new JoinArrival(join.Id, BuiltInEngine.MainScope, around.Add(mark)));
        }
    }

    /// <summary>Takes those who leave out of a group and lets the host add those who join.</summary>
    public async Task RegroupAsync(WaitingPoint waiting, IReadOnlyCollection<string> leaving)
    {
        var group = (GroupTaskActivity)Find(waiting.ActivityId);
        var joining = await _host.OpenGroupAsync(GroupRequest.Of(group, waiting.Visit), _ct);
        var regrouped = GroupProgress.Regroup(waiting, leaving, joining);
        _waiting[_waiting.IndexOf(waiting)] = regrouped;
        if (GroupProgress.PortFor(group, regrouped.Participants) is { } port) await CloseGroupAsync(group, regrouped, port, CloseReasons.Returned);
    }
}
