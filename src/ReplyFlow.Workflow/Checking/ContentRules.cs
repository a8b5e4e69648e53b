using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Workflow.Checking;

/// <summary>What each activity says for itself.</summary>
internal static class ContentRules
{
    public static IEnumerable<Finding> Check(FlowGraph graph)
    {
        var definition = graph.Definition;
        foreach (var fault in definition.Faults)
            yield return new Finding("content", fault.Message, fault.ActivityId, fault.Place, fault.ActivityId is { } id ? graph.PathTo(id) : []);
        foreach (var unknown in definition.Activities.OfType<UnknownActivity>())
            yield return graph.At("unknown-type", $"不认识活动类型“{unknown.Type}”", unknown);
        foreach (var task in definition.Activities.OfType<TaskActivity>()
            .Where(t => t.Decisions.Length > 0 && t.Decisions.All(d => d.Kind == OutcomeDefinition.Back)))
            yield return graph.At("content", $"“{task.Id}”只有退回的决定，谁也不能往下办", task);
        foreach (var requirement in definition.Requirements)
            foreach (var finding in Known(graph, requirement)) yield return finding;
        foreach (var finding in Steps(graph)) yield return finding;
    }

    private static IEnumerable<Finding> Known(FlowGraph graph, StepRequirement requirement) =>
        requirement.Passed.Concat(requirement.SinceLast).Prepend(requirement.Before)
            .Where(id => graph.Definition.Find(id) is null)
            .Select(id => new Finding("content", $"必经步骤的要求里写了“{id}”，但没有这个活动", null, requirement.Place, []));

    /// <summary>Two activities may share a step only when they are the same kind of work for the same people.</summary>
    private static IEnumerable<Finding> Steps(FlowGraph graph) =>
        from same in graph.Definition.Activities.OfType<TaskActivity>().Where(t => t.Step.Length > 0).GroupBy(t => t.Step)
        from task in same.Skip(1)
        where task.StepKind != same.First().StepKind
        select graph.At("content", $"“{same.First().Id}”也叫步骤“{task.Step}”，但用的是另一种页面", task);
}
