using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Domain.Supervision;

/// <summary>A due date that a change of the calendar moves, or makes provisional or final.</summary>
/// <param name="Id">What is due.</param>
/// <param name="Before">The due date as it was.</param>
/// <param name="After">The due date as it becomes.</param>
public sealed record MovedDeadline(Guid Id, Deadline Before, Deadline After);
