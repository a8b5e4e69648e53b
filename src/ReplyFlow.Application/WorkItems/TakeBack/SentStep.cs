using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.WorkItems.TakeBack;

/// <summary>A decided step and what became of its case since: whether the decision may be taken back.</summary>
/// <param name="Item">The decided step.</param>
/// <param name="Case">Its case.</param>
/// <param name="Definition">What the case runs on.</param>
/// <param name="Items">All steps of the case.</param>
internal sealed record SentStep(WorkItem Item, Case Case, WorkflowDefinition Definition, IReadOnlyCollection<WorkItem> Items)
{
    /// <summary>When somebody last wrote in the draft; null where there is none.</summary>
    public DateTimeOffset? DraftSavedAt { get; init; }

    /// <summary>Whether the case went to other people or bureaus since.</summary>
    public bool WasReassigned { get; init; }

    /// <summary>Why the decision can no longer be taken back, as people read it; null when it can.</summary>
    public string? Objection()
    {
        if (Item.TakenBackAt is not null)
            return "这一步已经取回过了。";
        if (Case.ClosedAt is not null)
            return "本件已经办结，不能取回。";
        if (WasReassigned)
            return "送出以后，本件已改派，不能取回。";
        if (Definition.Find(Item.ActivityId) is not HumanTaskActivity task || DefinitionShape.Of(Definition).Scopes.GetValueOrDefault(task.Id) != "")
            return "这一步送出后不能取回。";
        if (LeadsToLetter(task.Id))
            return "签发后已编号、印发，不能取回。";
        if (Item.Kind == StepKinds.Assign && Case.RepliedOn is not null)
            return "复函已经印发，不能取回。";
        return OfThoseAfter(task);
    }

    private string? OfThoseAfter(HumanTaskActivity task)
    {
        if (WorkflowState.FromJson(Case.WorkflowState).Visits.GetValueOrDefault(task.Id) != Item.Visit)
            return "送出以后，这一步已经又办过，不能取回。";
        var shape = DefinitionShape.Of(Definition);
        // Identifiers grow with time: they tell apart what was opened before and after within one instant.
        var after = Items.Where(w => w.Id.CompareTo(Item.Id) > 0 && w.OpenedAt >= Item.ClosedAt && shape.Scopes.GetValueOrDefault(w.ActivityId) == ""
            && !shape.AreBeside(w.ActivityId, task.Id)).ToList();
        if (after.Find(w => w.Status == WorkItemStatus.Decided) is { } decided)
            return $"“{decided.Title}”已由{decided.Decider}办理（{decided.OutcomeLabel}），不能取回。需要修改的，请对方退回。";
        if (after.Find(w => w.Status == WorkItemStatus.Open && (w.SeenAt is not null || IsWritten(w))) is { } seen)
            return $"对方已经打开“{seen.Title}”，不能取回。需要修改的，请对方退回。";
        return null;
    }

    /// <summary>Whoever writes in the draft has opened it, also without scripts.</summary>
    private bool IsWritten(WorkItem next) => next.Kind == StepKinds.Draft && DraftSavedAt > Item.ClosedAt;

    /// <summary>Whether the decision led to more than people's steps and notices: a number, a letter, an end.</summary>
    private bool LeadsToLetter(string activityId)
    {
        var seen = new HashSet<string>();
        var ahead = new Queue<string>();
        if (Definition.Follow(activityId, Item.Outcome) is { } first)
            ahead.Enqueue(first.Target);
        while (ahead.TryDequeue(out var id))
        {
            if (!seen.Add(id) || Definition.Find(id) is not { } next || next is TaskActivity or TimerActivity)
                continue;
            if (next is EndActivity or SystemStepActivity { Step: not SystemStepNames.Notify })
                return true;
            foreach (var connection in Definition.Connections.Where(c => c.Source == id))
                ahead.Enqueue(connection.Target);
        }
        return false;
    }
}
