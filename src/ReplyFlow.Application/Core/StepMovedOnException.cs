namespace ReplyFlow.Application.Core;

/// <summary>A parked step is no longer as the administrator saw it; the message says what happened meanwhile.</summary>
public sealed class StepMovedOnException(string message) : RefusalException(message);
