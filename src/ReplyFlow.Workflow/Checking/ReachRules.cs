using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Workflow.Checking;

/// <summary>Every activity must be of use, and the steps of an event are its own.</summary>
internal static class ReachRules
{
    public static IEnumerable<Finding> Check(FlowGraph graph) => Unreachable(graph).Concat(Mixed(graph)).Concat(Pointless(graph));

    private static IEnumerable<Finding> Unreachable(FlowGraph graph)
    {
        foreach (var activity in graph.Definition.Activities.Where(a => !graph.Reached.Contains(a.Id)))
            yield return graph.At("unreachable", $"没有办法走到“{activity.Id}”", activity);
        if (graph.Definition.Activities.All(a => a is not EndActivity))
            yield return graph.Whole("no-end", "没有 Elsa.End");
    }

    private static IEnumerable<Finding> Mixed(FlowGraph graph)
    {
        var owner = new Dictionary<string, Activity>();
        foreach (var entry in graph.Entries)
        {
            foreach (var id in graph.From(entry.Id).Where(id => !owner.TryAdd(id, entry)))
            {
                yield return graph.At("event", $"“{id}”属于“{owner[id].Id}”，从“{entry.Id}”也能走到；事件的步骤不能与别处共用", graph.Definition.Find(id)!);
                break;
            }
        }
    }

    private static IEnumerable<Finding> Pointless(FlowGraph graph)
    {
        foreach (var self in graph.Definition.Connections.Where(c => c.Source == c.Target))
            yield return graph.At("pointless", $"{self}：出口又回到同一步骤", graph.Definition.Find(self.Source)!, self.Place,
                graph.PathTo(self.Source, self.Port).Add(self.Target));
        foreach (var activity in graph.Definition.Activities.Where(a => a is DecideActivity or TaskActivity && a.Ports.Length > 1))
        {
            if (graph.Outgoing[activity.Id].Select(c => c.Target).Distinct().Count() == 1)
                yield return graph.At("pointless", $"“{activity.Id}”的所有出口都到同一步骤", activity);
        }
    }
}
