using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Application.Messages.Returns;

namespace ReplyFlow.Application.Messages;

/// <summary>Registers mail and the outbox for dependency injection.</summary>
public static class DeliveryRegistration
{
    /// <summary>Adds the transport that section <c>Mail</c> names, the dispatcher, and the commands of delivery.</summary>
    /// <param name="services">The services; the database must be among them (AddReplyFlowDatabase).</param>
    /// <param name="configuration">Configuration with sections <c>Mail</c> and <c>Outbox</c>; both may be absent.</param>
    /// <param name="dataFolder">The installation's data folder; .eml files go to <c>mail</c> in it by default.</param>
    /// <exception cref="MailSettingsException">The settings cannot work.</exception>
    public static IServiceCollection AddDelivery(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        var mail = configuration.GetSection("Mail").Get<MailOptions>() ?? new MailOptions();
        services.AddSingleton(mail);
        services.AddSingleton(configuration.GetSection("Outbox").Get<OutboxOptions>() ?? new OutboxOptions());
        services.AddSingleton(MailTransports.Create(mail, dataFolder));
        services.AddSingleton(configuration.GetSection("Returns").Get<ReturnsOptions>() ?? new ReturnsOptions()).AddScoped<ReturnsQueries>();
        services.AddUnits();
        services.AddSingleton<OutboxDispatcher>();
        services.AddSingleton<TestMessage>().AddScoped<SendTestMessage>();
        services.AddScoped<ResendMessage>();
        services.AddScoped<MarkOffline>().AddScoped<SettleAnswer>().AddScoped<TellDeputy>().AddScoped<DeliveryCommands>();
        services.AddScoped<RecordReturn>();
        services.AddScoped<DemoMailbox>();
        return services;
    }

    /// <summary>The same, and a background worker that sends.</summary>
    /// <inheritdoc cref="AddDelivery" />
    public static IServiceCollection AddOutboxWorker(this IServiceCollection services, IConfiguration configuration, string dataFolder) =>
        services.AddDelivery(configuration, dataFolder).AddHostedService<OutboxWorker>();
}
