using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Alerts.Channels;
using ReplyFlow.Application.Alerts.Push;
using ReplyFlow.Application.Alerts.Webhook;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Alerts;

/// <summary>Registers what tells people outside the product.</summary>
public static class AlertRegistration
{
    /// <summary>Adds the channels, the finder and the commands; data protection and the public address must be registered.</summary>
    public static IServiceCollection AddAlerts(this IServiceCollection services, IConfiguration configuration) => services
        .AddUnits().AddSingleton(configuration.GetSection("Alerts").Get<AlertOptions>() ?? new AlertOptions())
        .AddSingleton<Sealed>().AddSingleton<OutsideClient>().AddSingleton<PushKeys>()
        .AddSingleton<WebhookChannel>().AddSingleton<AlertChannel>(s => s.GetRequiredService<WebhookChannel>()).AddSingleton<AlertChannel, PushChannel>()
        .AddSingleton<AlertDispatcher>().AddScoped<AlertFinder>().AddScoped<DropOldAlerts>().AddScoped<AlertQueries>()
        .AddScoped<SaveAlertChoice>().AddScoped<SaveWebhook>().AddScoped<SendTestAlert>().AddScoped<AddBrowser>();
}
