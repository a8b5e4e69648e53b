using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Domain.Supervision;

/// <summary>A due date that a change of the calendar moves, or makes provisional or final.</summary>
/// <param name="Promise">The due date as it stands.</param>
/// <param name="After">The due date as it becomes.</param>
public sealed record MovedDeadline(DatedPromise Promise, Deadline After);
