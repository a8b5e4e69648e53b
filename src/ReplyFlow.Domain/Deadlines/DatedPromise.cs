namespace ReplyFlow.Domain.Deadlines;

/// <summary>A due date as it stands, with what it rests on, so that it can be counted again.</summary>
/// <param name="Id">What is due: a case, a work item, an assignment, a timer.</param>
/// <param name="Basis">What the date was counted from.</param>
/// <param name="Due">The date as it stands.</param>
/// <param name="Provisional">Whether it rests on a year that is not loaded.</param>
public sealed record DatedPromise(Guid Id, DueBasis Basis, DateOnly Due, bool Provisional);
