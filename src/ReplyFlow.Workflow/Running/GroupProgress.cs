using System.Collections.Immutable;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Workflow.Running;

/// <summary>Decides when a group has answered enough.</summary>
internal static class GroupProgress
{
    /// <summary>The port to leave by, or null while answers are waited for.</summary>
    public static string? PortFor(GroupTaskActivity group, ImmutableArray<ParticipantAnswer> answers)
    {
        var returned = ReturnIn(group, answers);
        if (answers.All(a => a.Outcome is not null)) return returned ?? Activity.Done;
        return group.Mode == GroupMode.FirstReturn ? returned : null;
    }

    /// <summary>The first <c>back</c> decision, in the order of the decisions, that anyone took; null when nobody did.</summary>
    public static string? ReturnIn(GroupTaskActivity group, ImmutableArray<ParticipantAnswer> answers) =>
        group.Decisions
            .Where(d => d.Kind == OutcomeDefinition.Back && answers.Any(a => a.Outcome == d.Name))
            .Select(d => d.Name)
            .FirstOrDefault();

    /// <summary>The wait without those who leave and with those who join; what the others answered stays.</summary>
    public static WaitingPoint Regroup(WaitingPoint waiting, IReadOnlyCollection<string> leaving, IEnumerable<string> joining) => waiting with
    {
        Participants = [.. waiting.Participants.Where(p => !leaving.Contains(p.Participant)), .. joining.Select(p => new ParticipantAnswer(p, null))],
    };

    /// <summary>The wait with one more answer.</summary>
    /// <exception cref="StaleCompletionException">A stranger, or somebody who has answered.</exception>
    /// <exception cref="UnknownOutcomeException">Not one of the decisions.</exception>
    public static WaitingPoint Record(GroupTaskActivity group, WaitingPoint waiting, StepCompletion completion)
    {
        var index = waiting.Participants.ToList().FindIndex(p => p.Participant == completion.Participant);
        if (index < 0) throw new StaleCompletionException(completion.ActivityId, completion.Visit, completion.Participant, "not one of the participants");
        if (waiting.Participants[index].Outcome is { } earlier)
            throw new StaleCompletionException(completion.ActivityId, completion.Visit, completion.Participant, $"has already answered {earlier}");
        if (group.Decisions.All(d => d.Name != completion.Outcome))
            throw new UnknownOutcomeException(group.Id, completion.Outcome, group.Decisions.Select(d => d.Name));
        return waiting with { Participants = waiting.Participants.SetItem(index, new ParticipantAnswer(completion.Participant!, completion.Outcome)) };
    }
}
