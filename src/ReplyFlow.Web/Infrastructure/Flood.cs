using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Answers an address with 429 that sends sign-ins faster than people of one office do, before any of them reaches the database.
/// What is guessed slowly is <see cref="Application.Accounts.SignInThrottle"/>'s.
/// </summary>
public static class Flood
{
    /// <summary>Most sign-ins sent by one address in a minute.</summary>
    public const int MostInAMinute = 120;

    /// <summary>Sets the limit.</summary>
    public static void Limit(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(Partition);
    }

    private static RateLimitPartition<string> Partition(HttpContext http) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.Path.StartsWithSegments(Links.Login) && http.Connection.RemoteIpAddress is { } address
            ? RateLimitPartition.GetFixedWindowLimiter(address.ToString(),
                _ => new FixedWindowRateLimiterOptions { PermitLimit = MostInAMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter("");
}
