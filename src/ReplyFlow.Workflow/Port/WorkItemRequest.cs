using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Port;

/// <summary>Asks the host to open the work item of a human task.</summary>
/// <param name="ActivityId">Id of the activity in the definition.</param>
/// <param name="Visit">How many times the case has come here, counted from 1.</param>
/// <param name="Step">The step's name, stable across versions; reminders and statistics go by it.</param>
/// <param name="Title">What the person owes, in Chinese.</param>
/// <param name="StepKind">What kind of step it is, the file's <c>form</c> input; one of <see cref="Vocabulary.StepKinds"/>.</param>
/// <param name="Assignee">An assignee rule, see <see cref="AssigneeRule"/>.</param>
/// <param name="Due">A due rule, see <see cref="DueRule"/>; null when nothing is due.</param>
/// <param name="Outcomes">The decisions the person may take.</param>
public sealed record WorkItemRequest(string ActivityId, int Visit, string Step, string Title, string StepKind, string Assignee, string? Due,
    IReadOnlyList<OutcomeDefinition> Outcomes);
