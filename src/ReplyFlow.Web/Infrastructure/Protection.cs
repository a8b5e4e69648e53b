using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using ReplyFlow.Application.Nodes;
using ReplyFlow.Application.Setup;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Keys, antiforgery, the proxy in front, compression.</summary>
public static class Protection
{
    /// <summary>Longest method and address of a request, in bytes.</summary>
    private const int LongestAddress = 64 * 1024;

    public static WebApplicationBuilder AddProtection(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(ReplyFlowSettings.Section).Get<ReplyFlowSettings>() ?? new();
        var web = builder.Configuration.GetSection(WebSettings.Section).Get<WebSettings>() ?? new();
        AddKeys(builder, settings);
        builder.Services.AddRateLimiter(Flood.Limit);
        if (web.HostNames is { Length: > 0 } hosts)
            builder.Services.Configure<HostFilteringOptions>(o => o.AllowedHosts = hosts);
        builder.Services.AddAntiforgery(o =>
        {
            o.Cookie.Name = "ReplyFlow.Form";
            o.Cookie.SecurePolicy = CookieSecurity(web);
        });
        // Plain HTTP only: compressing secrets and chosen text together over TLS leaks them (BREACH).
        builder.Services.AddResponseCompression();
        builder.Services.Configure<ForwardedHeadersOptions>(o =>
        {
            o.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // Whoever turns BehindProxy on says that only the proxy reaches this port.
            o.KnownIPNetworks.Clear();
            o.KnownProxies.Clear();
        });
        builder.WebHost.ConfigureKestrel(o =>
        {
            o.AddServerHeader = false;
            // Words to look for stand in the address, nine bytes a character: whoever pastes a page of them is told so by the page.
            o.Limits.MaxRequestLineSize = LongestAddress;
        });
        builder.Services.AddHsts(o => o.MaxAge = TimeSpan.FromDays(180));
        // A start that fails is told in one line; what stops the program later is critical.
        builder.Logging.AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical);
        // It would write the addresses of personal pages down before their tokens are taken out.
        builder.Logging.AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Diagnostics.ExceptionHandlerMiddleware", LogLevel.None);
        builder.Services.AddExceptionHandler<DatabaseAwayPage>();
        builder.Services.AddExceptionHandler<UnreadableFormPage>();
        builder.Services.AddExceptionHandler<FailureLog>();
        return builder;
    }

    /// <summary>In the data folder; with a key file in the database, for every process on it.</summary>
    private static void AddKeys(WebApplicationBuilder builder, ReplyFlowSettings settings)
    {
        var protection = builder.Services.AddDataProtection().SetApplicationName("ReplyFlow");
        if (settings.Keys.File.Length > 0)
        {
            protection.PersistKeysToDatabase(ProtectionKeyFile.Read(settings.Keys.File));
            // It says that keys are stored in the open; the database has them encrypted.
            builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error);
            return;
        }
        OwnerOnly.CreateFolder(settings.KeysFolder);
        protection.PersistKeysToFileSystem(new DirectoryInfo(settings.KeysFolder));
    }

    internal static CookieSecurePolicy CookieSecurity(WebSettings web) =>
        web.RequireHttps ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
}
