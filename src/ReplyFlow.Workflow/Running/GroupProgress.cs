using System.Collections.Immutable;

namespace ReplyFlow.Workflow;

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
}
