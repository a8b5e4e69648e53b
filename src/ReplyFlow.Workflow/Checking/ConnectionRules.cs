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
            yield return graph.Whole("start", "no start: expected one Elsa.Start, or exactly one activity besides events that nothing leads to");
            yield break;
        }

        foreach (var other in definition.Activities.Where(a => a is StartActivity && a != start))
            yield return graph.At("start", "a second Elsa.Start", other);
        if (graph.Incoming[start.Id].FirstOrDefault() is { } into)
            yield return graph.At("start", "something leads back to the start", start, into.Place, graph.PathTo(into.Source, into.Port));
        if (start is not StartActivity && definition.Activities.Any(a => a is EventActivity))
            yield return graph.At("start", "a definition with events needs an Elsa.Start, or Elsa may start at an event", start);
    }

    private static IEnumerable<Finding> Events(FlowGraph graph)
    {
        var events = graph.Definition.Activities.OfType<EventActivity>().ToList();
        foreach (var entered in events.Where(e => graph.Incoming[e.Id].Any()))
            yield return graph.At("event", "something leads to this event; events start by themselves", entered, path: graph.PathTo(graph.Incoming[entered.Id].First().Source, graph.Incoming[entered.Id].First().Port));
        foreach (var twin in events.GroupBy(e => e.EventName).SelectMany(g => g.Skip(1)))
            yield return graph.At("event", $"a second event '{twin.EventName}'", twin);
    }

    private static IEnumerable<Finding> Arrows(FlowGraph graph)
    {
        var definition = graph.Definition;
        foreach (var arrow in definition.Connections)
        {
            var source = definition.Find(arrow.Source);
            if (source is null)
                yield return new Finding("connection", $"{arrow}: there is no activity '{arrow.Source}'", arrow.Target, arrow.Place, [$"{arrow.Source}.{arrow.Port}", arrow.Target]);
            else if (!source.Ports.Contains(arrow.Port))
                yield return graph.At("connection", $"{arrow}: '{arrow.Source}' has no outcome '{arrow.Port}'", source, arrow.Place, graph.PathTo(source.Id, arrow.Port));
            if (definition.Find(arrow.Target) is null)
                yield return new Finding("connection", $"{arrow}: there is no activity '{arrow.Target}'", arrow.Source, arrow.Place, graph.PathTo(arrow.Source, arrow.Port).Add(arrow.Target));
        }

        foreach (var twin in definition.Connections.GroupBy(c => (c.Source, c.Port)).SelectMany(g => g.Skip(1)))
            yield return new Finding("connection", $"{twin}: the outcome is connected twice; use a fork to go two ways at once", twin.Source, twin.Place, graph.PathTo(twin.Source, twin.Port));
    }

    private static IEnumerable<Finding> Outcomes(FlowGraph graph) =>
        from activity in graph.Definition.Activities
        from port in activity.Ports
        where graph.Definition.Follow(activity.Id, port) is null
        select graph.At("unconnected", $"outcome '{port}' of '{activity.Id}' leads nowhere", activity, path: graph.PathTo(activity.Id, port));
}
