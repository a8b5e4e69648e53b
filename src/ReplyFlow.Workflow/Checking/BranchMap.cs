using System.Collections.Immutable;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Checking;

/// <summary>
/// Which fork branches each activity lies in. Forks and joins must nest like brackets: every branch of a fork ends
/// at the same join, by one connection each; nothing jumps into, out of or across branches, and no case ends inside.
/// That is what makes joins certain to open, here and on Elsa.
/// </summary>
internal sealed class BranchMap
{
    private readonly Dictionary<string, ImmutableArray<Branch>> _inside = [];
    private readonly Dictionary<string, string> _joinOfFork = [];

    private BranchMap()
    {
    }

    /// <summary>The fork a join belongs to.</summary>
    public Dictionary<string, string> ForkOfJoin { get; } = [];

    /// <summary>True when the activity lies in any branch of the fork.</summary>
    public bool IsInside(string activityId, string forkId) => _inside[activityId].Any(b => b.ForkId == forkId);

    public static BranchMap Build(FlowGraph graph, List<Finding> findings)
    {
        var map = new BranchMap();
        var found = new List<Finding>();
        foreach (var entry in graph.Entries) map.Walk(graph, entry, found);
        if (found.Count == 0) map.CheckJoins(graph, found);
        findings.AddRange(found);
        return map;
    }

    private void Walk(FlowGraph graph, Activity entry, List<Finding> findings)
    {
        _inside[entry.Id] = [];
        var queue = new Queue<string>([entry.Id]);
        while (queue.TryDequeue(out var id))
        {
            var activity = graph.Definition.Find(id)!;
            foreach (var connection in graph.Outgoing[id])
                if (Next(graph, activity, connection, findings) is { } next) queue.Enqueue(next);
        }
    }

    /// <summary>The target when it was seen for the first time.</summary>
    private string? Next(FlowGraph graph, Activity source, Connection connection, List<Finding> findings)
    {
        var target = graph.Definition.Find(connection.Target)!;
        var branches = source is ForkActivity ? _inside[source.Id].Add(new Branch(source.Id, connection.Port)) : _inside[source.Id];
        Finding Wrong(string message) => graph.At("branches", message, target, connection.Place, graph.PathTo(source.Id, connection.Port).Add(target.Id));
        if (target is EndActivity && !branches.IsEmpty)
        {
            findings.Add(Wrong($"{connection}：在“{branches[^1].ForkId}”的分支“{branches[^1].Port}”里结束"));
            return null;
        }

        if (target is JoinActivity)
        {
            if (branches.IsEmpty)
            {
                findings.Add(Wrong($"{connection}：汇合不在任何分叉之内"));
                return null;
            }

            var fork = branches[^1].ForkId;
            if (!_joinOfFork.TryAdd(fork, target.Id) && _joinOfFork[fork] != target.Id)
                findings.Add(Wrong($"{connection}：“{fork}”的其他分支汇合于“{_joinOfFork[fork]}”"));
            if (!ForkOfJoin.TryAdd(target.Id, fork) && ForkOfJoin[target.Id] != fork)
                findings.Add(Wrong($"{connection}：“{target.Id}”已用于汇合“{ForkOfJoin[target.Id]}”的分支"));
            branches = branches.RemoveAt(branches.Length - 1);
        }

        if (_inside.TryAdd(target.Id, branches)) return target.Id;
        if (!_inside[target.Id].SequenceEqual(branches))
            findings.Add(Wrong($"{connection}：此处{Words(branches)}，而“{target.Id}”{Words(_inside[target.Id])}"));
        return null;
    }

    private void CheckJoins(FlowGraph graph, List<Finding> findings)
    {
        foreach (var fork in graph.Definition.Activities.OfType<ForkActivity>())
        {
            if (!_joinOfFork.TryGetValue(fork.Id, out var joinId))
            {
                findings.Add(graph.At("branches", $"“{fork.Id}”的分支没有汇合", fork));
                continue;
            }

            var into = graph.Incoming[joinId].Where(c => _inside.ContainsKey(c.Source)).ToLookup(c => BranchOf(graph, c));
            foreach (var branch in fork.Branches)
            {
                if (into[branch].Count() != 1)
                    findings.Add(graph.At("branches", $"“{fork.Id}”的分支“{branch}”有 {into[branch].Count()} 条连线进入“{joinId}”，应恰有一条",
                        graph.Definition.Find(joinId)!, path: graph.PathTo(fork.Id, branch)));
            }
        }
    }

    private string BranchOf(FlowGraph graph, Connection intoJoin) =>
        graph.Definition.Find(intoJoin.Source) is ForkActivity ? intoJoin.Port : _inside[intoJoin.Source][^1].Port;

    private static string Words(ImmutableArray<Branch> branches) =>
        branches.IsEmpty ? "不在任何分叉之内" : $"在分支 {string.Join(" / ", branches.Select(b => $"{b.ForkId}.{b.Port}"))} 之内";

    private sealed record Branch(string ForkId, string Port);
}
