using System.Net;
using System.Net.Sockets;
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

    /// <summary>
    /// Most tokens from one address in a minute that lead nowhere. Those that do lead somewhere are not counted: a whole delegation may sit
    /// behind one.
    /// </summary>
    public const int MostGuessesOfAnAddress = 120;

    /// <summary>Most requests for one personal page in a minute.</summary>
    public const int MostOfAToken = 60;

    /// <summary>Most files compared with the register for one address in a minute.</summary>
    public const int MostChecksOfAnAddress = 30;

    private const int Minute = 60;

    /// <summary>Sets the limits.</summary>
    public static void Limit(RateLimiterOptions options)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.OnRejected = async (rejected, _) =>
        {
            var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? Math.Max(1, (int)Math.Ceiling(after.TotalSeconds)) : Minute;
            rejected.HttpContext.Response.Headers.RetryAfter = $"{wait}";
            // The error page of others is asked for by another address, which a deputy's has not.
            if (PersonalToken.IsAsked(rejected.HttpContext))
                await PlainPage.WriteTooOftenAsync(rejected.HttpContext, wait);
        };
        options.GlobalLimiter = PartitionedRateLimiter.CreateChained(
            PartitionedRateLimiter.Create<HttpContext, string>(http => Posts(http, Links.Login, MostInAMinute)),
            PartitionedRateLimiter.Create<HttpContext, string>(http => Posts(http, Links.Verify, MostChecksOfAnAddress)),
            PartitionedRateLimiter.Create<HttpContext, string>(http =>
                http.Features.Get<PersonalTokenFeature>() is { } asked ? Window(PersonalLink.HashOf(asked.Token), MostOfAToken) : None));
    }

    private static RateLimitPartition<string> Posts(HttpContext http, string page, int most) =>
        HttpMethods.IsPost(http.Request.Method) && http.Request.Path.StartsWithSegments(page) && http.Connection.RemoteIpAddress is { } address
            ? Window(KeyOf(address), most) : None;

    /// <summary>What counts as one address: of IPv6 the network of a connection, in which one machine has all the addresses it wants.</summary>
    public static string KeyOf(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            address = address.MapToIPv4();
        return address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8)) : address.ToString();
    }

    private static RateLimitPartition<string> None => RateLimitPartition.GetNoLimiter("");

    private static RateLimitPartition<string> Window(string key, int most) => RateLimitPartition.GetFixedWindowLimiter(key,
        _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = TimeSpan.FromSeconds(Minute) });
}
