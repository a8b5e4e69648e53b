namespace ReplyFlow.Workflow.Port;

/// <summary>One participant of a group task.</summary>
/// <param name="Participant">The key the host gave.</param>
/// <param name="Outcome">What the participant answered; null while waited for.</param>
public sealed record ParticipantAnswer(string Participant, string? Outcome);
