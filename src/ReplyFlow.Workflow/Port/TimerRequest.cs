using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Workflow.Port;

/// <summary>Asks the host to complete an activity later. Exactly one of <paramref name="Due"/> and <paramref name="After"/> is set.</summary>
/// <param name="ActivityId">Id of the waiting activity: a timer, or a task that expires.</param>
/// <param name="Visit">How many times the case has come here, counted from 1.</param>
/// <param name="Outcome">The outcome to complete the activity with when the timer fires.</param>
/// <param name="Due">A due rule on the working calendar, see <see cref="DueRule"/>.</param>
/// <param name="After">Plain elapsed time, from <c>Elsa.Delay</c>.</param>
public sealed record TimerRequest(string ActivityId, int Visit, string Outcome, string? Due, TimeSpan? After);
