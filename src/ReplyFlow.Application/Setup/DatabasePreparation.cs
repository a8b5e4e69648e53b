using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Process;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Setup;

/// <summary>Brings the database to this version's shape before anything else runs.</summary>
public static class DatabasePreparation
{
    /// <summary>Migrates the database, adds the roles, publishes the workflow definitions that come with the product, and mends what earlier programs
    /// kept otherwise: addresses that wait to be confirmed, and links in the open.</summary>
    public static async Task PrepareDatabaseAsync(this IServiceProvider services, CancellationToken ct)
    {
        await services.GetRequiredService<DatabaseAddress>().MigrateAsync(ct);
        await using var scope = services.CreateAsyncScope();
        await RoleRows.EnsureAsync(scope.ServiceProvider.GetRequiredService<ReplyFlowDb>(), ct);
        await scope.ServiceProvider.GetRequiredService<DefinitionFolder>().PublishAsync(ct);
        await ActivatorUtilities.CreateInstance<MoveAddressesToConfirm>(scope.ServiceProvider).RunAsync(ct);
        await ActivatorUtilities.CreateInstance<EndExposedLinks>(scope.ServiceProvider).RunAsync(ct);
    }
}
