using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Data.Accounts;

namespace ReplyFlow.Data.Hosting;

/// <summary>Brings the database to this version's shape before anything else runs.</summary>
public class DatabasePreparation(IServiceScopeFactory scopes, ReplyFlowSettings settings)
{
    /// <summary>Creates the data folder, migrates the database and adds the roles.</summary>
    public async Task RunAsync(CancellationToken ct)
    {
        settings.CreateDataFolder();
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<ReplyFlowDb>();
        await CreateSchemaAsync(db, ct);
        await RoleRows.EnsureAsync(db, ct);
    }

    /// <summary>Applies the migrations that are not applied yet.</summary>
    protected virtual Task CreateSchemaAsync(ReplyFlowDb db, CancellationToken ct) => db.Database.MigrateAsync(ct);
}
