namespace ReplyFlow.Data.Supervision;

/// <summary>What came of a nudge.</summary>
/// <param name="WaitingOn">Whom the step waits on: a name, or the role's.</param>
/// <param name="Mailed">How many people are written to; 0 where none of them has an address.</param>
public sealed record NudgeReceipt(string WaitingOn, int Mailed);
