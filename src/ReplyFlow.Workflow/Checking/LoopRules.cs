using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Checking;

/// <summary>Circles that must not be: without people, without anyone returning, straight back to who returned.</summary>
internal static class LoopRules
{
    public static IEnumerable<Finding> Check(FlowGraph graph)
    {
        if (FindLoop(graph, c => IsAutomatic(graph, c)) is { } automatic)
            yield return Loop(graph, "automatic-loop", automatic, "循环中没有人，也没有定时，会一直转下去");
        else if (FindLoop(graph, c => !IsReturn(graph, c)) is { } endless)
            yield return Loop(graph, "endless", endless, "没有人退回也会循环，永远办不完");
        foreach (var finding in Bounces(graph)) yield return finding;
    }

    /// <summary>A back decision that comes back to the same step through automatic steps alone.</summary>
    private static IEnumerable<Finding> Bounces(FlowGraph graph)
    {
        foreach (var back in graph.Definition.Connections.Where(c => IsReturn(graph, c)))
        {
            var reached = new HashSet<string> { back.Target };
            var queue = new Queue<string>(reached);
            while (queue.TryDequeue(out var id))
                foreach (var next in graph.Outgoing[id].Where(c => IsAutomatic(graph, c) && reached.Add(c.Target))) queue.Enqueue(next.Target);
            if (back.Target != back.Source && reached.Contains(back.Source))
                yield return graph.At("pointless", $"{back}：退回后不经任何人又直接回到“{back.Source}”", graph.Definition.Find(back.Source)!, back.Place,
                    graph.PathTo(back.Source, back.Port).Add(back.Target).Add(back.Source));
        }
    }

    private static Finding Loop(FlowGraph graph, string rule, List<Connection> loop, string words)
    {
        var entry = graph.Definition.Find(loop[0].Source)!;
        var path = graph.PathTo(entry.Id).SkipLast(1).Concat(loop.Select(c => $"{c.Source}.{c.Port}")).Append(entry.Id);
        return graph.At(rule, $"{string.Join(" → ", loop.Select(c => c.Source))} → {entry.Id} {words}", entry, loop[0].Place, path);
    }

    private static List<Connection>? FindLoop(FlowGraph graph, Func<Connection, bool> follow)
    {
        var done = new HashSet<string>();
        return graph.Definition.Activities.Select(a => Search(a.Id, [])).FirstOrDefault(loop => loop is not null);

        List<Connection>? Search(string id, List<Connection> trail)
        {
            if (trail.FindIndex(c => c.Source == id) is >= 0 and var start) return trail[start..];
            if (!done.Add(id)) return null;
            foreach (var connection in graph.Outgoing[id].Where(follow))
                if (Search(connection.Target, [.. trail, connection]) is { } loop) return loop;
            return null;
        }
    }

    /// <summary>A group without participants is done at once, so its <c>Done</c> counts as automatic.</summary>
    private static bool IsAutomatic(FlowGraph graph, Connection connection) => graph.Definition.Find(connection.Source) switch
    {
        GroupTaskActivity => connection.Port == Activity.Done,
        { Waits: true } => false,
        _ => true,
    };

    /// <summary>Somebody gave it back, or nobody answered in time.</summary>
    private static bool IsReturn(FlowGraph graph, Connection connection) =>
        graph.Definition.Find(connection.Source) is TaskActivity task && Monitor.IsReturn(task, connection.Port);
}
