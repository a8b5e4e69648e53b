namespace ReplyFlow.Application.Supervision;

/// <summary>What came of a nudge.</summary>
/// <param name="WaitingOn">Whom the step waits on: a name, or the role's.</param>
/// <param name="Substitutes">Names of those who stand in for its owners today.</param>
/// <param name="Told">How many people see it in their inbox; 0 where nobody holds the role or the named person has left.</param>
/// <param name="Mailed">How many of them are written to; 0 where none has an address.</param>
public sealed record NudgeReceipt(string WaitingOn, IReadOnlyList<string> Substitutes, int Told, int Mailed);
