using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Data.Substitutions;
using ReplyFlow.Data.Workflow;

namespace ReplyFlow.Data.Reminders;

/// <summary>Registers reminders and substitutions.</summary>
internal static class ReminderServices
{
    /// <summary>Adds the runner and what it needs; the worker that runs it is added by the program.</summary>
    public static IServiceCollection AddReminders(this IServiceCollection services) => services
        .AddScoped<ReminderRunner>().AddScoped<DigestWriter>().AddScoped<SaveReminders>().AddScoped<StepList>()
        .AddScoped<NameSubstitute>().AddScoped<EndSubstitution>();
}
