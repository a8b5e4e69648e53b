namespace ReplyFlow.Application.Supervision;

/// <summary>重点督办 as typed.</summary>
/// <param name="Supervisor">督办领导's name and office; may be empty where an account is chosen.</param>
/// <param name="SupervisorId">The leader's account; null when the leader has none.</param>
public sealed record KeyCaseInput(string Supervisor, Guid? SupervisorId);
