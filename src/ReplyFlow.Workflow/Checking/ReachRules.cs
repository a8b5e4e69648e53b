namespace ReplyFlow.Workflow.Checking;

/// <summary>Every activity must be of use, and the steps of an event are its own.</summary>
internal static class ReachRules
{
    public static IEnumerable<Finding> Check(FlowGraph graph) => Unreachable(graph).Concat(Mixed(graph)).Concat(Pointless(graph));

    private static IEnumerable<Finding> Unreachable(FlowGraph graph)
    {
        foreach (var activity in graph.Definition.Activities.Where(a => !graph.Reached.Contains(a.Id)))
            yield return graph.At("unreachable", $"no case can come to '{activity.Id}'", activity);
        if (graph.Definition.Activities.All(a => a is not EndActivity))
            yield return graph.Whole("no-end", "there is no Elsa.End");
    }

    private static IEnumerable<Finding> Mixed(FlowGraph graph)
    {
        var owner = new Dictionary<string, Activity>();
        foreach (var entry in graph.Entries)
        {
            foreach (var id in graph.From(entry.Id).Where(id => !owner.TryAdd(id, entry)))
            {
                yield return graph.At("event", $"'{id}' belongs to '{owner[id].Id}' but can be reached from '{entry.Id}' too; the steps of an event are its own", graph.Definition.Find(id)!);
                break;
            }
        }
    }

    private static IEnumerable<Finding> Pointless(FlowGraph graph)
    {
        foreach (var self in graph.Definition.Connections.Where(c => c.Source == c.Target))
            yield return graph.At("pointless", $"{self}: the outcome leads to the same step again", graph.Definition.Find(self.Source)!, self.Place, graph.PathTo(self.Source, self.Port).Add(self.Target));
        foreach (var activity in graph.Definition.Activities.Where(a => a is DecideActivity or TaskActivity && a.Ports.Length > 1))
        {
            if (graph.Outgoing[activity.Id].Select(c => c.Target).Distinct().Count() == 1)
                yield return graph.At("pointless", $"all outcomes of '{activity.Id}' lead to the same step", activity);
        }
    }
}
