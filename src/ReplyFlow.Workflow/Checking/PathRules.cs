using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Workflow.Checking;

/// <summary>What holds on every path from one entry.</summary>
internal static class PathRules
{
    public static IEnumerable<Finding> Check(FlowGraph graph, BranchMap branches, Activity entry)
    {
        var plain = new StateSpace(graph, branches, entry, null, 0);
        if (plain.TooComplex)
        {
            yield return graph.At("too-complex", $"从“{entry.Id}”起并行分支的组合超过 {StateSpace.Limit} 种，无法逐一核对", entry);
            yield break;
        }

        foreach (var finding in Endings(graph, plain)) yield return finding;
        var steps = graph.From(entry.Id).Select(id => graph.Definition.Find(id)!).ToList();
        foreach (var (monitor, memory) in Guards.For(graph.Definition, entry).Where(g => g.Monitor.Concerns(steps)))
        {
            var space = new StateSpace(graph, branches, entry, monitor, memory);
            if (space.Violation is { } violation) yield return graph.At(monitor.Rule, violation.Message, violation.At, path: violation.Path);
            else if (space.TooComplex) yield return graph.At("too-complex", $"从“{entry.Id}”起并行分支的组合超过 {StateSpace.Limit} 种，无法逐一核对", entry);
        }
    }

    /// <summary>
    /// Once every outcome is connected, no circle is without a return and the branches nest, an end can be reached from
    /// everywhere; this checks the tokens themselves, in case a rule above has a hole.
    /// </summary>
    private static IEnumerable<Finding> Endings(FlowGraph graph, StateSpace space)
    {
        var good = new HashSet<Marking>(space.Markings.Where(m => m.Ended));
        var queue = new Queue<Marking>(good);
        while (queue.TryDequeue(out var marking))
            foreach (var before in space.Before(marking).Where(good.Add)) queue.Enqueue(before);

        foreach (var marking in space.Markings.Where(m => !good.Contains(m)).Take(1))
        {
            var activity = space.FirstActivity(marking);
            yield return graph.At("no-end", $"到了“{activity.Id}”就再也走不到结束", activity, path: [.. space.PathTo(marking), activity.Id]);
        }
    }
}
