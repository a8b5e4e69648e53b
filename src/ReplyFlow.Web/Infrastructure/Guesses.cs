using System.Threading.RateLimiting;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Counts the tokens of personal pages that lead nowhere, by address. Only they are counted, so that whoever guesses keeps nobody behind the
/// same address from their page.
/// </summary>
public sealed class Guesses : IDisposable
{
    private readonly PartitionedRateLimiter<string> _limiter = PartitionedRateLimiter.Create<string, string>(key =>
        RateLimitPartition.GetFixedWindowLimiter(key, _ => new FixedWindowRateLimiterOptions
        {
            PermitLimit = Flood.MostGuessesOfAnAddress,
            Window = TimeSpan.FromMinutes(1),
        }));

    /// <summary>Counts one.</summary>
    /// <returns>Whether there were too many.</returns>
    public bool Add(HttpContext context)
    {
        if (context.Connection.RemoteIpAddress is not { } address)
            return false;
        using var lease = _limiter.AttemptAcquire(Flood.KeyOf(address));
        return !lease.IsAcquired;
    }

    /// <inheritdoc />
    public void Dispose() => _limiter.Dispose();
}
