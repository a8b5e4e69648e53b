using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Cases;

/// <summary>
/// The strip of stages: the definition's main line (what happens when everybody agrees), with the present step put in
/// where it stands, for example a revision after a return.
/// </summary>
public static class CaseProgress
{
    /// <param name="definition">The version the case runs on.</param>
    /// <param name="items">The case's steps, the earliest first.</param>
    /// <param name="issued">When its letter was issued last; null before.</param>
    /// <param name="closed">When it ended; null while it runs.</param>
    public static IReadOnlyList<CaseStage> Stages(WorkflowDefinition definition, IReadOnlyList<CaseItem> items, DateTimeOffset? issued, DateTimeOffset? closed)
    {
        var line = MainLine(definition);
        var open = items.Where(i => i.IsOpen && i.ActivityId.Length > 0).ToList();
        foreach (var id in open.Select(i => i.ActivityId).Distinct().Where(id => line.All(a => a.Id != id)))
            if (definition.Find(id) is { } off)
                line.Insert(PlaceOf(definition, off, line), off);
        var first = line.FindIndex(a => open.Any(i => i.ActivityId == a.Id));
        var turned = items.Where(i => i.Stands && IsBack(definition, i)).Max(i => i.ClosedAt) ?? DateTimeOffset.MinValue;
        var stages = new List<CaseStage>();
        for (var i = 0; i < line.Count; i++)
            if (Stage(line[i], items, Before(i, first), first < i && IsAgainAhead(definition, items, open, line[i]) ? DateTimeOffset.MaxValue : turned,
                issued, closed) is { } stage)
                stages.Add(stage);
        return stages;
    }

    /// <summary>Whether the case was led back to before a step since it was done last, as by 改派: then it will be done anew.</summary>
    private static bool IsAgainAhead(WorkflowDefinition definition, IReadOnlyList<CaseItem> items, List<CaseItem> open, Activity step)
    {
        var shape = DefinitionShape.Of(definition);
        return items.Where(i => i.ActivityId == step.Id && i.Stands).Max(i => i.ClosedAt) is { } done && shape.Scopes.GetValueOrDefault(step.Id) == ""
            && open.Any(i => i.OpenedAt >= done && shape.Scopes.GetValueOrDefault(i.ActivityId) == "" && !shape.AreBeside(i.ActivityId, step.Id));
    }

    /// <summary>Whether a stage stands before the present one: true, false, or unknown when nobody has the case.</summary>
    private static bool? Before(int index, int first) => first < 0 ? null : index < first;

    private static CaseStage? Stage(Activity activity, IReadOnlyList<CaseItem> items, bool? before, DateTimeOffset turned, DateTimeOffset? issued,
        DateTimeOffset? closed)
    {
        if (activity is SystemStepActivity system)
        {
            var at = system.Step == SystemStepNames.Archive ? closed : issued;
            return at is { } done && (done > turned || before == true)
                ? new CaseStage(activity.Id, activity.Title, CaseStageState.Passed, "", done)
                : closed is null ? new CaseStage(activity.Id, activity.Title, CaseStageState.Ahead, "", null) : null;
        }
        var own = items.Where(i => i.ActivityId == activity.Id).ToList();
        var open = own.Where(i => i.IsOpen).ToList();
        if (open.Count > 0)
            return new CaseStage(activity.Id, activity.Title, CaseStageState.Current, string.Join('、', open.Select(i => i.Holder).Distinct()),
                open.Min(i => i.OpenedAt));
        var last = own.Where(i => i.Stands).MaxBy(i => i.ClosedAt);
        if (last is not null && (before == true || last.ClosedAt > turned))
            return new CaseStage(activity.Id, activity.Title, CaseStageState.Passed, last.DecidedByName, last.ClosedAt);
        // A stage the case went past without: a question of the process was answered with no.
        return before == true || closed is not null ? null : new CaseStage(activity.Id, activity.Title, CaseStageState.Ahead, "", null);
    }

    private static bool IsBack(WorkflowDefinition definition, CaseItem item) =>
        definition.Find(item.ActivityId) is TaskActivity task && task.Decisions.Any(d => d.Name == item.Outcome && d.Kind == OutcomeDefinition.Back);

    private static List<Activity> MainLine(WorkflowDefinition definition)
    {
        var (line, seen) = (new List<Activity>(), new HashSet<string>());
        var queue = new LinkedList<Activity>();
        if (definition.Start is { } start)
            queue.AddLast(start);
        while (queue.First is { } node)
        {
            queue.RemoveFirst();
            if (!seen.Add(node.Value.Id))
                continue;
            if (node.Value is TaskActivity or SystemStepActivity { Step: SystemStepNames.MakeLetter or SystemStepNames.Archive })
                line.Add(node.Value);
            foreach (var next in Onward(definition, node.Value).Reverse())
                // A join waits for its branches: what follows comes after all of them.
                if (next is JoinActivity)
                    queue.AddLast(next);
                else
                    queue.AddFirst(next);
        }
        return line;
    }

    private static IEnumerable<Activity> Onward(WorkflowDefinition definition, Activity activity)
    {
        var ports = activity switch
        {
            GroupTaskActivity => [Activity.Done],
            TaskActivity task => task.Decisions.Where(d => d.Kind == OutcomeDefinition.Forward).Select(d => d.Name),
            _ => activity.Ports,
        };
        return ports.Select(p => definition.Follow(activity.Id, p)).OfType<Connection>().Select(c => definition.Find(c.Target)).OfType<Activity>();
    }

    /// <summary>Where a step beside the main line belongs: before the first stage it leads to, else at the end.</summary>
    private static int PlaceOf(WorkflowDefinition definition, Activity off, List<Activity> line)
    {
        var (queue, seen) = (new Queue<Activity>([off]), new HashSet<string>());
        while (queue.TryDequeue(out var activity))
        {
            if (!seen.Add(activity.Id))
                continue;
            var place = line.IndexOf(activity);
            if (place >= 0)
                return place;
            foreach (var next in Onward(definition, activity))
                queue.Enqueue(next);
        }
        return line.Count;
    }
}
