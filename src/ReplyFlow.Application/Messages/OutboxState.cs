namespace ReplyFlow.Application.Messages;

/// <summary>How outgoing mail stands, over all bureaus.</summary>
/// <param name="Queued">Messages that wait.</param>
/// <param name="OldestQueued">Since when the oldest of them does; null for none.</param>
/// <param name="Sent">Messages that left since the moment asked for.</param>
/// <param name="Parked">Messages that failed for good and wait for an office.</param>
/// <param name="Offline">Messages given up because the letter went another way.</param>
/// <param name="LastSent">When the latest one left; null for none.</param>
/// <param name="LastFailed">When an attempt failed last; null for never.</param>
/// <param name="LastFailure">What was said then, without addresses.</param>
public sealed record OutboxState(
    int Queued, DateTimeOffset? OldestQueued, int Sent, int Parked, int Offline, DateTimeOffset? LastSent, DateTimeOffset? LastFailed, string LastFailure);
