using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Substitutions;

namespace ReplyFlow.Application.Reminders;

/// <summary>Registers reminders and substitutions.</summary>
internal static class ReminderServices
{
    /// <summary>Adds the runner and what it needs; the worker that runs it is added by the program.</summary>
    public static IServiceCollection AddReminders(this IServiceCollection services) => services
        .AddUnits().AddScoped<ReminderRunner>().AddScoped<DeputyReminders>().AddScoped<DigestWriter>().AddScoped<SaveReminders>()
        .AddScoped<NameSubstitute>().AddScoped<EndSubstitution>();
}
