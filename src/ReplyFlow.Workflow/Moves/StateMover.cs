using System.Collections.Immutable;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Moves;

/// <summary>Moves one state, noting what changes and what prevents it.</summary>
internal sealed class StateMover(CaseMoveMap map, WorkflowDefinition from, WorkflowDefinition to, WorkflowState state, List<string> problems,
    List<string> changes)
{
    private readonly ImmutableArray<WaitMove>.Builder _waits = ImmutableArray.CreateBuilder<WaitMove>();
    private ImmutableSortedDictionary<string, int> _visits = ImmutableSortedDictionary.Create<string, int>(StringComparer.Ordinal);

    public ImmutableArray<WaitMove> Waits => _waits.ToImmutable();

    public WorkflowState Run()
    {
        foreach (var (id, count) in state.Visits)
            if (map.Target(id) is { } target) _visits = _visits.SetItem(target, _visits.GetValueOrDefault(target) + count);
        var waiting = state.Waiting.Select(Move).OfType<WaitingPoint>().ToImmutableArray();
        var arrivals = state.Arrivals.Select(Move).OfType<JoinArrival>().ToImmutableArray();
        if (waiting.IsEmpty && problems.Count == 0) problems.Add("转换后没有任何等待办理的步骤");
        return state with { Version = to.Version, Waiting = waiting, Arrivals = arrivals, Visits = _visits };
    }

    private WaitingPoint? Move(WaitingPoint point)
    {
        var old = from.Find(point.ActivityId)!;
        if (map.Target(point.ActivityId) is not { } targetId)
        {
            if (point.Scope.Length == 0) problems.Add($"正在等待“{old.Title}”（{old.Id}），不能取消主线上的步骤");
            changes.Add($"“{old.Title}”（{old.Id}）取消");
            _waits.Add(new WaitMove(old.Id, point.Visit, null, 0));
            return null;
        }

        if (to.Find(targetId) is not { } target)
        {
            problems.Add($"正在等待“{old.Title}”（{old.Id}），新版没有这个活动，对应表也没有写它去哪里");
            return null;
        }

        Fit(point, old, target);
        if (targetId == old.Id) return point with { Branches = Move(point.Branches) };
        changes.Add($"“{old.Title}”（{old.Id}）改为“{target.Title}”（{targetId}）");
        var visit = _visits.GetValueOrDefault(targetId);
        _waits.Add(new WaitMove(old.Id, point.Visit, targetId, visit));
        return point with { ActivityId = targetId, Visit = visit, Branches = Move(point.Branches) };
    }

    /// <summary>The wait must mean the same there: same kind, same branches, every answer already given still possible.</summary>
    private void Fit(WaitingPoint point, Activity old, Activity target)
    {
        if (old.GetType() != target.GetType()) problems.Add($"“{old.Title}”（{old.Id}）和“{target.Title}”（{target.Id}）不是同一种活动");
        if (old is TaskActivity before && target is TaskActivity after)
        {
            if (!before.Decisions.SequenceEqual(after.Decisions))
                changes.Add($"“{target.Title}”可作的决定变为 {string.Join("、", after.Decisions.Select(d => d.Label))}");
            if (before.Assignee != after.Assignee) changes.Add($"“{target.Title}”的办理人规则由 {before.Assignee} 变为 {after.Assignee}；已打开的待办不改派");
            foreach (var answer in point.Participants.Where(p => p.Outcome is not null && after.Decisions.All(d => d.Name != p.Outcome)))
                problems.Add($"“{answer.Participant}”已答复 {answer.Outcome}，新版没有这个决定");
        }

        if (Enclosing(to, target.Id) is { } there
            && !there.SequenceEqual(point.Branches.Select(b => map.Target(b.ForkId) is { } fork ? (fork, b.Port) : ("", b.Port))))
            problems.Add($"“{target.Title}”（{target.Id}）在新版中所处的并行分支不同");
        if (Scope(to, target.Id) != point.Scope)
            problems.Add($"“{target.Title}”（{target.Id}）在新版中属于{(Scope(to, target.Id) is { Length: > 0 } s ? $"事件“{s}”" : "主线")}");
    }

    private JoinArrival? Move(JoinArrival arrival)
    {
        if (map.Target(arrival.JoinId) is { } join && to.Find(join) is JoinActivity) return arrival with { JoinId = join, Branches = Move(arrival.Branches) };
        problems.Add($"已有分支到达汇合“{arrival.JoinId}”，新版没有对应的汇合");
        return null;
    }

    private ImmutableArray<BranchMark> Move(ImmutableArray<BranchMark> branches) =>
        [.. branches.Select(b => map.Target(b.ForkId) is { } fork ? b with { ForkId = fork } : b)];

    private static List<(string, string)>? Enclosing(WorkflowDefinition definition, string id) => DefinitionShape.Of(definition).Branches.GetValueOrDefault(id);

    private static string Scope(WorkflowDefinition definition, string id) => DefinitionShape.Of(definition).Scopes.GetValueOrDefault(id, "");
}
