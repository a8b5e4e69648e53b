namespace ReplyFlow.Workflow.Moves;

/// <summary>A wait that goes over to another activity.</summary>
/// <param name="FromActivity">Id in the old version.</param>
/// <param name="FromVisit">Visit in the old version.</param>
/// <param name="ToActivity">Id in the new version; null when the wait is dropped.</param>
/// <param name="ToVisit">Visit in the new version.</param>
public sealed record WaitMove(string FromActivity, int FromVisit, string? ToActivity, int ToVisit);
