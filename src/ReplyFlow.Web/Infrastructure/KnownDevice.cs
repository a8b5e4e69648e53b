using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>
/// Remembers in the browser who has signed in with it, so that wrong passwords tried elsewhere do not hold them up here.
/// The cookie lets nobody in.
/// </summary>
public sealed class KnownDevice(IDataProtectionProvider protection, IHttpContextAccessor accessor, WebSettings web)
{
    private const string Cookie = "ReplyFlow.Known";
    private const int MostPeople = 8;

    private readonly IDataProtector _protector = protection.CreateProtector("ReplyFlow.KnownDevice");

    /// <summary>The device's name where a person has signed in with it before; null otherwise.</summary>
    public string? Of(Guid person) => Read() is [var device, .. var people] && people.Contains(person) ? device.ToString("N") : null;

    /// <summary>Remembers a person; the one who came here first is forgotten where there are too many.</summary>
    public void Remember(Guid person)
    {
        var known = Read();
        Guid[] ids = [known is [var device, ..] ? device : Guid.NewGuid(), .. known.Skip(1).Where(p => p != person).TakeLast(MostPeople - 1), person];
        var value = _protector.Protect(string.Join(' ', ids.Select(i => i.ToString("N"))));
        accessor.HttpContext!.Response.Cookies.Append(Cookie, value, new CookieOptions
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = web.RequireHttps || accessor.HttpContext.Request.IsHttps,
            MaxAge = TimeSpan.FromDays(180),
            Path = Links.Home,
        });
    }

    private Guid[] Read()
    {
        try
        {
            return accessor.HttpContext!.Request.Cookies[Cookie] is { Length: > 0 } value
                ? [.. _protector.Unprotect(value).Split(' ').Select(Guid.Parse)] : [];
        }
        catch (Exception e) when (e is CryptographicException or FormatException)
        {
            return [];
        }
    }
}
