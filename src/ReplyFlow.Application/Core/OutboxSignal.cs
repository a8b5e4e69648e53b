namespace ReplyFlow.Application.Core;

/// <summary>Wakes the delivery worker of this process as soon as a transaction with messages has committed; polling finds what it misses.</summary>
public sealed class OutboxSignal : Signal;
