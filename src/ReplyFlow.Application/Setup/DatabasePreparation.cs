using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Nodes;
using ReplyFlow.Application.Process;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Setup;

/// <summary>Brings the database to this version's shape before anything else runs.</summary>
public static class DatabasePreparation
{
    /// <summary>Migrates the database, adds the roles, publishes the workflow definitions that come with the product, and mends what earlier programs
    /// kept otherwise: addresses that wait to be confirmed, and links in the open. A database that a newer version upgraded is left as it is.</summary>
    public static async Task PrepareDatabaseAsync(this IServiceProvider services, CancellationToken ct)
    {
        var address = services.GetRequiredService<DatabaseAddress>();
        var isOurs = await address.MigrateAsync(ct);
        await using var turn = await address.TakeStartTurnAsync(ct);
        await using var scope = services.CreateAsyncScope();
        // Before anything is protected or opened.
        if (scope.ServiceProvider.GetService<SharedKeys>() is { } keys)
            await keys.PrepareAsync(services.GetRequiredService<ReplyFlowSettings>().KeysFolder, ct);
        if (!isOurs)
        {
            services.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(DatabasePreparation)).LogWarning(
                "A newer version of the product upgraded this database; this one works on it and leaves its schema, guards and definitions as they are");
            return;
        }
        await RoleRows.EnsureAsync(scope.ServiceProvider.GetRequiredService<ReplyFlowDb>(), ct);
        await scope.ServiceProvider.GetRequiredService<DefinitionFolder>().PublishAsync(ct);
        await ActivatorUtilities.CreateInstance<MoveAddressesToConfirm>(scope.ServiceProvider).RunAsync(ct);
        await ActivatorUtilities.CreateInstance<EndExposedLinks>(scope.ServiceProvider).RunAsync(ct);
    }
}
