using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Which of the banners above the inbox a person has taken away, kept in a cookie of their browser: nothing is lost with it.</summary>
internal static class Banners
{
    private const string Cookie = "ReplyFlow.Banners";
    private const int Most = 20;
    private const int KeyLength = 16;
    private static readonly TimeSpan Kept = TimeSpan.FromDays(60);

    /// <summary>Stands for what a banner says to somebody; other words are another banner.</summary>
    public static string Key(Actor actor, string says) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{actor.UserId}:{says}"))))[..KeyLength];

    /// <summary>Whether the person has not taken it away.</summary>
    public static bool Shows(HttpRequest request, Actor actor, string says) => !Read(request).Contains(Key(actor, says));

    /// <summary>Takes a banner away.</summary>
    public static void Dismiss(HttpContext context, string key)
    {
        if (key.Length != KeyLength || !key.All(char.IsAsciiHexDigitLower))
            return;
        context.Response.Cookies.Append(Cookie, string.Join('.', Read(context.Request).Where(k => k != key).Append(key).TakeLast(Most)), new CookieOptions
        {
            HttpOnly = true,
            Secure = context.Request.IsHttps,
            SameSite = SameSiteMode.Lax,
            MaxAge = Kept,
            IsEssential = true,
        });
    }

    private static string[] Read(HttpRequest request) => (request.Cookies[Cookie] ?? "").Split('.', StringSplitOptions.RemoveEmptyEntries);
}
