using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Answers an address with 429 that sends sign-ins faster than people of one office do, before any of them reaches the database.
/// What is guessed slowly is <see cref="Application.Accounts.SignInThrottle"/>'s.
/// </summary>
public static class Flood
{
    /// <summary>Most sign-ins sent by one address in a minute.</summary>
    public const int MostInAMinute = 120;

    /// <summary>Most requests for personal pages from one address in a minute: a whole delegation may sit behind one.</summary>
    public const int MostPersonalOfAnAddress = 120;

    /// <summary>Most requests for one personal page in a minute.</summary>
    public const int MostOfAToken = 60;

    /// <summary>Most files compared with the register for one address in a minute.</summary>
    public const int MostChecksOfAnAddress = 30;

    /// <summary>Sets the limits.</summary>
    public static void Limit(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => Posts(http, Links.Login, MostInAMinute)),
            PartitionedRateLimiter.Create<HttpContext, string>(http => Posts(http, Links.Verify, MostChecksOfAnAddress)),
            PartitionedRateLimiter.Create<HttpContext, string>(http =>
                PersonalToken.IsAsked(http) && http.Connection.RemoteIpAddress is { } address ? Window(address.ToString(), MostPersonalOfAnAddress) : None),
            PartitionedRateLimiter.Create<HttpContext, string>(http =>
                http.Features.Get<PersonalTokenFeature>() is { } asked ? Window(PersonalLink.HashOf(asked.Token), MostOfAToken) : None));
    }

    private static RateLimitPartition<string> Posts(HttpContext http, string page, int most) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.Path.StartsWithSegments(page) && http.Connection.RemoteIpAddress is { } address
            ? Window(address.ToString(), most) : None;

    private static RateLimitPartition<string> None => RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> Window(string key, int most) => RateLimitPartition.GetFixedWindowLimiter(key,
        _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromMinutes(1) });
}
