namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>Wakes this process's <see cref="ImportWorker"/> when a list was accepted; polling finds what it misses.</summary>
public sealed class ImportSignal : Core.Signal;
