using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Scripts;

/// <summary>
/// What can be done next with a case: the buttons of a what-if simulator. Each move is a script entry; add it to the
/// script and run the script again.
/// </summary>
public static class NextMoves
{
    /// <summary>Every move, waits in the order they were opened, then events.</summary>
    public static IReadOnlyList<NextMove> Of(WorkflowDefinition definition, WorkflowState state)
    {
        ArgumentNullException.ThrowIfNull(definition);
        ArgumentNullException.ThrowIfNull(state);
        if (state.Finished) return [];
        var events = definition.Activities.OfType<EventActivity>()
            .Where(e => state.Waiting.All(w => w.Scope != e.EventName))
            .Select(e => new NextMove(new ScriptEntry { Event = e.EventName }, "另行发起", e.Title));
        return [.. state.Waiting.SelectMany(w => At(definition, w)), .. events];
    }

    private static IEnumerable<NextMove> At(WorkflowDefinition definition, WaitingPoint waiting)
    {
        var activity = definition.Find(waiting.ActivityId)!;
        ScriptEntry Decide(string outcome, string? by = null) => new() { Step = activity.Id, Outcome = outcome, By = by };
        switch (activity)
        {
            case var _ when waiting.Kind == WaitKind.Incident:
                yield return new NextMove(new ScriptEntry { Retry = activity.Id }, activity.Title, "重试");
                break;
            case GroupTaskActivity group:
                foreach (var participant in waiting.Participants.Where(p => p.Outcome is null))
                    foreach (var decision in group.Decisions)
                        yield return new NextMove(Decide(decision.Name, participant.Participant), $"{group.Title}（{participant.Participant}）", decision.Label);
                break;
            case HumanTaskActivity task:
                foreach (var decision in task.Decisions) yield return new NextMove(Decide(decision.Name), task.Title, decision.Label);
                break;
            default:
                yield return new NextMove(Decide(Activity.Done), activity.Title, "时间到");
                break;
        }

        if (waiting.Kind != WaitKind.Incident && activity is TaskActivity { Expires: not null })
            yield return new NextMove(Decide(Activity.Expired), activity.Title, "逾期");
    }
}
