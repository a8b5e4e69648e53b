using System.Collections.Immutable;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using static ReplyFlow.Workflow.Comparison.DefinitionChangeKind;

namespace ReplyFlow.Workflow.Comparison;

/// <summary>Says in words what differs between two versions of a definition: what runs, not how the file is laid out.</summary>
public static class DefinitionComparison
{
    /// <summary>Every difference, activities first, then connections, then what the definition requires of itself.</summary>
    public static ImmutableArray<DefinitionChange> Of(WorkflowDefinition before, WorkflowDefinition after)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        return [.. Names(before, after), .. Activities(before, after), .. Connections(before, after), .. Requirements(before, after)];
    }

    private static IEnumerable<DefinitionChange> Names(WorkflowDefinition before, WorkflowDefinition after)
    {
        if (before.Name != after.Name) yield return new(Changed, null, $"流程名称由“{before.Name}”改为“{after.Name}”");
    }

    private static IEnumerable<DefinitionChange> Activities(WorkflowDefinition before, WorkflowDefinition after)
    {
        foreach (var gone in before.Activities.Where(a => after.Find(a.Id) is null))
            yield return new(Removed, gone.Id, $"删去{Words(gone)}");
        foreach (var activity in after.Activities)
        {
            if (before.Find(activity.Id) is not { } old)
            {
                yield return new(Added, activity.Id, $"增加{Words(activity)}{Who(activity)}");
                continue;
            }

            foreach (var (name, was, now) in ActivityFacts.Of(old).Zip(ActivityFacts.Of(activity), (o, n) => (o.Name, o.Value, n.Value))
                .Where(f => f.Item2 != f.Item3))
                yield return new(Changed, activity.Id, $"{Words(activity)}的{name}由“{was}”改为“{now}”");
        }
    }

    private static IEnumerable<DefinitionChange> Connections(WorkflowDefinition before, WorkflowDefinition after)
    {
        foreach (var arrow in before.Connections.Where(c => after.Follow(c.Source, c.Port) is null && after.Find(c.Source) is not null))
            yield return new(Removed, arrow.Source, $"{Words(before, arrow.Source)}“{Port(before, arrow)}”的连线删去");
        foreach (var arrow in after.Connections.Where(c => before.Find(c.Source) is not null))
        {
            var was = before.Follow(arrow.Source, arrow.Port);
            if (was is null) yield return new(Added, arrow.Source, $"{Words(after, arrow.Source)}“{Port(after, arrow)}”到{Words(after, arrow.Target)}");
            else if (was.Target != arrow.Target)
                yield return new(Changed, arrow.Source,
                    $"{Words(after, arrow.Source)}“{Port(after, arrow)}”由到{Words(before, was.Target)}改为到{Words(after, arrow.Target)}");
        }
    }

    private static IEnumerable<DefinitionChange> Requirements(WorkflowDefinition before, WorkflowDefinition after)
    {
        var (old, now) = (before.Requirements.Select(r => Words(before, r)).ToList(), after.Requirements.Select(r => Words(after, r)).ToList());
        foreach (var (text, i) in old.Select((t, i) => (t, i)).Where(r => !now.Contains(r.t)))
            yield return new(Removed, before.Requirements[i].Before, $"不再要求：{text}");
        foreach (var (text, i) in now.Select((t, i) => (t, i)).Where(r => !old.Contains(r.t)))
            yield return new(Added, after.Requirements[i].Before, $"新要求：{text}");
    }

    private static string Words(Activity activity) => $"“{activity.Title}”（{activity.Id}）";

    private static string Words(WorkflowDefinition definition, string id) => definition.Find(id) is { } activity ? Words(activity) : $"“{id}”";

    private static string Words(WorkflowDefinition definition, StepRequirement r) =>
        $"进入{Words(definition, r.Before)}前须经过{string.Join("、", r.Passed.Select(p => Words(definition, p)))}"
        + (r.SinceLast.IsEmpty ? "" : $"，自最近一次{string.Join("、", r.SinceLast.Select(p => Words(definition, p)))}算起");

    private static string Who(Activity activity) => activity is TaskActivity task ? $"，由 {task.Assignee} 办理" : "";

    private static string Port(WorkflowDefinition definition, Connection arrow) =>
        definition.Find(arrow.Source) is TaskActivity task && task.Decisions.FirstOrDefault(d => d.Name == arrow.Port) is { } decision
            ? decision.Label
            : arrow.Port;
}
