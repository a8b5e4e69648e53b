using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.Extensions.WebEncoders;
using ReplyFlow.Application.Setup;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Reads the settings and registers the database.</summary>
public static class Configuration
{
    /// <summary>Settings, database, address, and Chinese left readable in the pages' source.</summary>
    public static WebApplicationBuilder AddConfiguration(this WebApplicationBuilder builder)
    {
        var settings = builder.Configuration.GetSection(ReplyFlowSettings.Section).Get<ReplyFlowSettings>() ?? new();
        var web = builder.Configuration.GetSection(WebSettings.Section).Get<WebSettings>() ?? new();
        settings.CreateDataFolder();
        builder.Services.AddSingleton(web);
        builder.Services.AddReplyFlowData(settings);
        builder.Services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        if (!HasAddress(builder.Configuration))
            builder.WebHost.UseUrls(WebSettings.DefaultAddress);
        return builder;
    }

    private static bool HasAddress(ConfigurationManager configuration) =>
        configuration["urls"] is not null || configuration["http_ports"] is not null || configuration["https_ports"] is not null
        || configuration.GetSection("Kestrel:Endpoints").Exists();
}
