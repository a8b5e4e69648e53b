using System.Linq.Expressions;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data.Model;

namespace ReplyFlow.Application.Accounts;

/// <summary>
/// Counts tries to sign in, each before its password is looked at, so that tries at the same time count too. Whoever guesses is held up
/// where they are; a person at a device they have signed in with before is not held up by what others try.
/// Names that nobody has are counted alike. See docs/decisions/041-signing-in.md.
/// </summary>
public sealed class SignInThrottle(UnitRunner units, TimeProvider time)
{
    /// <summary>Most tries for one name from one device or, where the device is not known, one address.</summary>
    public const int MostOfOneDevice = 5;

    /// <summary>Most tries for one name, after which only its known devices are listened to.</summary>
    public const int MostOfOneName = 20;

    /// <summary>Most tries from one address with devices that are not known.</summary>
    public const int MostOfOneAddress = 100;

    private const string Name = "n:";
    private const string Device = "d:";
    private const string Address = "a:";

    /// <summary>For how long tries count together; each span begins where the last one ended.</summary>
    public static TimeSpan Span { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Counts a try.</summary>
    /// <param name="userName">The name as typed.</param>
    /// <param name="personId">Who has that name; null for nobody.</param>
    /// <param name="device">The device, or session, known as that person's; null for one that is not known.</param>
    /// <param name="address">Address it comes from.</param>
    /// <param name="ct">Cancels the command.</param>
    public async Task<SignInTry> BeginAsync(string userName, Guid? personId, string? device, string address, CancellationToken ct)
    {
        var since = Begin(time.GetUtcNow());
        var limits = new SortedDictionary<string, int>(StringComparer.Ordinal)
        {
            [Key(Name, userName)] = device is null ? MostOfOneName : int.MaxValue,
            [Key(Device, userName, device ?? Network(address))] = MostOfOneDevice,
        };
        if (device is null)
            limits[Key(Address, Network(address))] = MostOfOneAddress;
        var counts = await units.RunAsync(null, async unit =>
        {
            var counted = new List<(int Count, int Most)>();
            // In one order for everybody: each count is locked until the transaction ends.
            foreach (var (key, most) in limits)
                counted.Add((await unit.Db.CountTryAsync(key, since, key.StartsWith(Address, StringComparison.Ordinal) ? null : personId, ct), most));
            return counted;
        }, ct);
        return new SignInTry(counts.TrueForAll(c => c.Count <= c.Most), since + Span, since, [.. limits.Keys]);
    }

    /// <summary>Takes a try back that was right: what the device tried before is forgotten, and the others are not charged for it.</summary>
    internal static async Task ForgetAsync(Unit unit, SignInTry right, CancellationToken ct)
    {
        await unit.Db.SignInTries.Where(t => right.Keys.Contains(t.Key) && t.Since == right.Since && t.Key.StartsWith(Device)).ExecuteDeleteAsync(ct);
        await unit.Db.SignInTries.Where(t => right.Keys.Contains(t.Key) && t.Since == right.Since && t.Count > 0)
            .ExecuteUpdateAsync(t => t.SetProperty(x => x.Count, x => x.Count - 1), ct);
    }

    /// <summary>Forgets what was tried with a person's name at single devices.</summary>
    internal static Task ListenToAsync(Unit unit, Guid personId, CancellationToken ct) =>
        unit.Db.SignInTries.Where(t => t.PersonId == personId && t.Key.StartsWith(Device)).ExecuteDeleteAsync(ct);

    /// <summary>Whether somebody is not listened to at some device now.</summary>
    internal static Expression<Func<SignInTries, bool>> IsHeld(DateTimeOffset now)
    {
        var since = Begin(now);
        return t => t.Since == since && t.Count >= MostOfOneDevice && t.Key.StartsWith(Device);
    }

    /// <summary>Begin of the span that an instant lies in.</summary>
    internal static DateTimeOffset Begin(DateTimeOffset at) => new(at.UtcTicks - (at.UtcTicks % Span.Ticks), TimeSpan.Zero);

    /// <summary>Whether a count is of a name, from wherever.</summary>
    internal static bool IsOfName(string key) => key.StartsWith(Name, StringComparison.Ordinal);

    private static string Key(string kind, params string[] what) =>
        kind + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', what).ToUpperInvariant())));

    /// <summary>A site has all of an IPv6 prefix of 64 bits.</summary>
    private static string Network(string address) =>
        IPAddress.TryParse(address, out var ip) && ip is { AddressFamily: AddressFamily.InterNetworkV6, IsIPv4MappedToIPv6: false }
            ? Convert.ToHexString(ip.GetAddressBytes().AsSpan(0, 8)) : address;
}
