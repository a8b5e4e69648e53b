using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ReplyFlow.Application.Core;

/// <summary>Registers what every command runs in.</summary>
internal static class CoreServices
{
    /// <summary>Adds <see cref="UnitRunner"/>, one a scope, and what it wakes after a commit. The database itself is registered elsewhere.</summary>
    public static IServiceCollection AddUnits(this IServiceCollection services)
    {
        services.TryAddScoped<UnitRunner>();
        services.TryAddSingleton<OutboxSignal>();
        return services;
    }
}
