using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Domain;

namespace ReplyFlow.Application.Nodes;

/// <summary>Registers what several processes on one database share and tell each other.</summary>
public static class NodeRegistration
{
    /// <summary>Keeps data protection's keys in the database, encrypted under a key file.</summary>
    public static IDataProtectionBuilder PersistKeysToDatabase(this IDataProtectionBuilder builder, ProtectionKeyFile file)
    {
        builder.Services.AddSingleton(file).AddSingleton<StoredKeys>().AddScoped<SharedKeys>();
        builder.Services.AddOptions<KeyManagementOptions>().Configure<StoredKeys>((o, keys) => o.XmlRepository = keys);
        return builder;
    }

    /// <summary>This process and its figures; where several may share the database, what they tell each other too.</summary>
    /// <param name="services">The services.</param>
    /// <param name="roles">What this process does, in Chinese.</param>
    /// <param name="shared">Whether several may share the database.</param>
    /// <param name="workers">Whether this process has workers to be woken.</param>
    public static IServiceCollection AddNode(this IServiceCollection services, string roles, bool shared, bool workers)
    {
        services.AddSingleton(s => new NodeIdentity(roles, s.GetRequiredService<TimeProvider>().UtcNowMicroseconds()));
        services.AddSingleton<NodeFigures>().AddScoped<NodeQueries>();
        if (!shared)
            return services;
        services.AddHostedService<NodeWorker>();
        return workers ? services.AddHostedService<WakeListener>()
            : services.AddHostedService<WakeSender<OutboxSignal>>().AddHostedService<WakeSender<ImportSignal>>();
    }
}
