namespace ReplyFlow.Workflow.Port;

/// <summary>An event was raised that the case cannot take now.</summary>
/// <param name="eventName">The event.</param>
/// <param name="why">Why not.</param>
public sealed class EventRefusedException(string eventName, string why) : Exception($"event '{eventName}': {why}");
