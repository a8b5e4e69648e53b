using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Application.Deadlines;

/// <summary>A step's due date with what it is kept with.</summary>
/// <param name="Rule">The rule to store: <c>case:due…</c> where the date moves with the case's, else a <see cref="DueBasis"/>.</param>
/// <param name="Deadline">The date.</param>
public sealed record StepDue(string Rule, Deadline Deadline);
