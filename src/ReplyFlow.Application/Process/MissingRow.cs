using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Process;

/// <summary>Something a case waits for that has no row.</summary>
/// <param name="Wait">The place in the state.</param>
/// <param name="Activity">The activity there.</param>
/// <param name="Participants">Whose work items are missing, one empty string for a single person's; empty when it is the timer.</param>
internal sealed record MissingRow(WaitingPoint Wait, Activity Activity, IReadOnlyList<string> Participants)
{
    /// <summary>Whether it is a timer: of a waiting step, or the one that ends a task by itself.</summary>
    public bool IsTimer => Participants.Count == 0;

    /// <summary>What is missing, in Chinese, for reports.</summary>
    public string What => IsTimer ? "计时" : "待办";
}
