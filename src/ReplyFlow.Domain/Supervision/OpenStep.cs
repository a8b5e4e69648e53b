namespace ReplyFlow.Domain.Supervision;

/// <summary>A step that somebody owes, as the supervision board sees it.</summary>
/// <param name="Id">The work item.</param>
/// <param name="CaseNumber">The suggestion's number as registered.</param>
/// <param name="Bureau">The bureau that owes it.</param>
/// <param name="Division">The division, or null where none has it yet.</param>
/// <param name="WaitingOn">The person or role it waits on.</param>
/// <param name="Since">The day it was opened.</param>
/// <param name="Due">The day it is due; null for none.</param>
/// <param name="Key">Whether the suggestion is 重点督办.</param>
public sealed record OpenStep(Guid Id, string CaseNumber, string Bureau, string? Division, string WaitingOn, DateOnly Since, DateOnly? Due, bool Key = false);
