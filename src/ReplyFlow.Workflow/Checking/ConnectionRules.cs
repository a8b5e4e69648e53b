using ReplyFlow.Workflow.Activities;

namespace ReplyFlow.Workflow.Checking;

/// <summary>Starts, events and arrows.</summary>
internal static class ConnectionRules
{
    public static IEnumerable<Finding> Check(FlowGraph graph) =>
        Starts(graph).Concat(Events(graph)).Concat(Arrows(graph)).Concat(Outcomes(graph));

    private static IEnumerable<Finding> Starts(FlowGraph graph)
    {
        var definition = graph.Definition;
        if (definition.Start is not { } start)
        {
            yield return graph.Whole("start", "没有起点：应有一个 Elsa.Start，或者除事件外恰有一个没有连线指向的活动");
            yield break;
        }

        foreach (var other in definition.Activities.Where(a => a is StartActivity && a != start))
            yield return graph.At("start", "有第二个 Elsa.Start", other);
        if (graph.Incoming[start.Id].FirstOrDefault() is { } into)
            yield return graph.At("start", "有连线指回起点", start, into.Place, graph.PathTo(into.Source, into.Port));
        if (start is not StartActivity && definition.Activities.Any(a => a is EventActivity))
            yield return graph.At("start", "有事件的流程必须有 Elsa.Start，否则 Elsa 可能从事件开始", start);
    }

    private static IEnumerable<Finding> Events(FlowGraph graph)
    {
        var events = graph.Definition.Activities.OfType<EventActivity>().ToList();
        foreach (var entered in events.Where(e => graph.Incoming[e.Id].Any()))
            yield return graph.At("event", "有连线指向这个事件，而事件是另行发起的", entered,
                path: graph.PathTo(graph.Incoming[entered.Id].First().Source, graph.Incoming[entered.Id].First().Port));
        foreach (var twin in events.GroupBy(e => e.EventName).SelectMany(g => g.Skip(1)))
            yield return graph.At("event", $"事件“{twin.EventName}”出现了两次", twin);
    }

    private static IEnumerable<Finding> Arrows(FlowGraph graph)
    {
        var definition = graph.Definition;
        foreach (var arrow in definition.Connections)
        {
            var source = definition.Find(arrow.Source);
            if (source is null)
                yield return new Finding("connection", $"{arrow}：没有活动“{arrow.Source}”", arrow.Target, arrow.Place,
                    [$"{arrow.Source}.{arrow.Port}", arrow.Target]);
            else if (!source.Ports.Contains(arrow.Port))
                yield return graph.At("connection", $"{arrow}：“{arrow.Source}”没有出口“{arrow.Port}”", source, arrow.Place, graph.PathTo(source.Id, arrow.Port));
            if (definition.Find(arrow.Target) is null)
                yield return new Finding("connection", $"{arrow}：没有活动“{arrow.Target}”", arrow.Source, arrow.Place,
                    graph.PathTo(arrow.Source, arrow.Port).Add(arrow.Target));
        }

        foreach (var twin in definition.Connections.GroupBy(c => (c.Source, c.Port)).SelectMany(g => g.Skip(1)))
            yield return new Finding("connection", $"{twin}：同一出口连了两次；要同时走两路请用分叉", twin.Source, twin.Place, graph.PathTo(twin.Source, twin.Port));
    }

    private static IEnumerable<Finding> Outcomes(FlowGraph graph) =>
        from activity in graph.Definition.Activities
        from port in activity.Ports
        where graph.Definition.Follow(activity.Id, port) is null
        select graph.At("unconnected", $"“{activity.Id}”的出口“{port}”没有连到任何步骤", activity, path: graph.PathTo(activity.Id, port));
}
