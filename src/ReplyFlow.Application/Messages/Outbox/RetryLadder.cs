namespace ReplyFlow.Application.Messages.Outbox;

/// <summary>Pauses between attempts: 1, 5, 15 and 60 minutes, 4 hours, then a day each.</summary>
public static class RetryLadder
{
    private static readonly TimeSpan[] Pauses =
        [TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromHours(1), TimeSpan.FromHours(4)];

    /// <summary>The pause after a number of failed attempts, without jitter.</summary>
    /// <param name="failed">Failed attempts so far, from 1.</param>
    public static TimeSpan After(int failed) => failed <= Pauses.Length ? Pauses[failed - 1] : TimeSpan.FromDays(1);

    /// <summary>The same with up to a fifth added, so that messages that failed together do not come back together.</summary>
    /// <param name="failed">Failed attempts so far, from 1.</param>
    /// <param name="random">Where the jitter comes from.</param>
    public static TimeSpan After(int failed, Random random) => After(failed) * (1 + 0.2 * random.NextDouble());
}
