using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Port;

/// <summary>Asks the host to open one row a participant.</summary>
/// <param name="ActivityId">Id of the activity in the definition.</param>
/// <param name="Visit">How many times the case has come here, counted from 1.</param>
/// <param name="Step">The step's name, stable across versions.</param>
/// <param name="Title">What each participant owes, in Chinese.</param>
/// <param name="StepKind">What kind of step the rows are, the file's <c>form</c> input; one of <see cref="Vocabulary.StepKinds"/>.</param>
/// <param name="Participants">A group rule such as <c>each:coHandlers/BureauOffice</c>, see <see cref="AssigneeRule"/>.</param>
/// <param name="Due">A due rule, see <see cref="DueRule"/>; null when nothing is due.</param>
/// <param name="Outcomes">The answers a participant may give.</param>
public sealed record GroupRequest(string ActivityId, int Visit, string Step, string Title, string StepKind, string Participants, string? Due,
    IReadOnlyList<OutcomeDefinition> Outcomes)
{
    /// <summary>What a group of the definition asks for at a visit.</summary>
    public static GroupRequest Of(GroupTaskActivity group, int visit)
    {
        ArgumentNullException.ThrowIfNull(group);
        return new(group.Id, visit, group.Step, group.Title, group.StepKind, group.Assignee, group.Due, group.Decisions);
    }
}
