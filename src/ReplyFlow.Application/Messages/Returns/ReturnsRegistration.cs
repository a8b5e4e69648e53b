using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>Registers what reads mail that comes back.</summary>
public static class ReturnsRegistration
{
    /// <summary>Adds a worker for each place that section <c>Returns</c> names, as <c>AddDelivery</c> has read it; none where it names none.</summary>
    public static IServiceCollection AddReturnsWorkers(this IServiceCollection services)
    {
        var options = (ReturnsOptions)services.Single(s => s.ServiceType == typeof(ReturnsOptions)).ImplementationInstance!;
        services.AddSingleton<ReturnIntake>().AddSingleton<ReturnsJournal>();
        if (options.Folder.Length > 0)
            services.AddSingleton(s => new DropFolder(
                Path.GetFullPath(options.Folder), s.GetRequiredService<ReturnIntake>(), s.GetRequiredService<TimeProvider>(),
                s.GetRequiredService<ILogger<DropFolder>>())).AddHostedService<DropFolderWorker>();
        if (options.Host.Length > 0)
            services.AddSingleton<ReturnsMailbox>().AddHostedService<MailboxWorker>();
        return services;
    }
}
