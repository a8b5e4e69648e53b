using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Running;

/// <content>Forks, joins and ends.</content>
internal sealed partial class CaseRun
{
    private Task ForkOut(ForkActivity fork, int visit, Token token)
    {
        foreach (var branch in fork.Branches)
            Arrive(new Token(Follow(fork, branch), fork.Id, branch, token.Scope, token.Branches.Add(new BranchMark(fork.Id, visit, branch))));
        return Task.CompletedTask;
    }

    /// <summary>The token that goes on when the join opens, else null.</summary>
    private async Task<Token?> ArriveAtJoinAsync(JoinActivity join, Token token)
    {
        if (token.Branches.IsEmpty) throw new WorkflowDefinitionException($"join '{join.Id}' was reached outside of any fork");
        var branch = token.Branches[^1];
        var joined = token with { Branches = token.Branches.RemoveAt(token.Branches.Length - 1) };
        if (!join.WaitsForAll)
        {
            await CloseAsync(w => Inside(w.Branches, branch), t => Inside(t.Branches, branch), CloseReasons.OvertakenByBranch);
            _arrivals.RemoveAll(a => Inside(a.Branches, branch));
            return joined;
        }

        _arrivals.Add(new JoinArrival(join.Id, token.Scope, token.Branches));
        var arrived = _arrivals.Where(a => a.JoinId == join.Id && SamePass(a.Branch, branch)).Select(a => a.Branch.Port).ToHashSet();
        if (!((ForkActivity)Find(branch.ForkId)).Branches.All(arrived.Contains)) return null;
        _arrivals.RemoveAll(a => a.JoinId == join.Id && SamePass(a.Branch, branch));
        return joined;
    }

    private async Task EndAsync(string scope)
    {
        if (scope == BuiltInEngine.MainScope)
        {
            await CloseAllAsync(CloseReasons.Ended);
            _status = WorkflowStatus.Completed;
            return;
        }

        await CloseAsync(w => w.Scope == scope, t => t.Scope == scope, CloseReasons.Ended);
        _arrivals.RemoveAll(a => a.Scope == scope);
        if (_waiting.Count == 0 && _queue.Count == 0) _status = WorkflowStatus.Completed;
    }

    public async Task CancelAsync(string reason)
    {
        await CloseAllAsync(reason);
        (_status, _endReason) = (WorkflowStatus.Cancelled, reason);
    }

    private async Task CloseAllAsync(string reason)
    {
        await CloseAsync(_ => true, _ => true, reason);
        _arrivals.Clear();
    }

    /// <summary>A withdrawal stops everything but its own steps.</summary>
    private async Task CloseOthersAsync(string scope, string reason)
    {
        await CloseAsync(w => w.Scope != scope, t => t.Scope != scope, reason);
        _arrivals.RemoveAll(a => a.Scope != scope);
    }

    private async Task CloseAsync(Func<WaitingPoint, bool> waiting, Func<Token, bool> queued, string reason)
    {
        foreach (var point in _waiting.Where(waiting).ToList())
        {
            _waiting.Remove(point);
            await CloseOneAsync(point, reason);
        }

        var kept = _queue.Where(t => !queued(t)).ToList();
        _queue.Clear();
        kept.ForEach(_queue.Enqueue);
    }

    private async Task CloseOneAsync(WaitingPoint point, string reason)
    {
        if (point.Kind is WaitKind.Person or WaitKind.Group) await _host.CloseWorkItemsAsync(point.ActivityId, point.Visit, reason, _ct);
        if (point.Kind is WaitKind.Timer || Find(point.ActivityId) is TaskActivity { Expires: not null })
            await _host.CancelTimerAsync(point.ActivityId, point.Visit, _ct);
    }

    private static bool Inside(IEnumerable<BranchMark> branches, BranchMark mark) => branches.Any(b => SamePass(b, mark));

    private static bool SamePass(BranchMark a, BranchMark b) => a.ForkId == b.ForkId && a.Visit == b.Visit;
}
