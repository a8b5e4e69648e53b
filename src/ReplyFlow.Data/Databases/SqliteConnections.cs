using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace ReplyFlow.Data.Databases;

/// <summary>Gives each context a <see cref="KeptConnection"/>.</summary>
internal sealed class SqliteConnections(string text, string path, bool durable) : DbConnectionInterceptor
{
    public override InterceptionResult<DbConnection> ConnectionCreating(ConnectionCreatingEventData eventData, InterceptionResult<DbConnection> result) =>
        InterceptionResult<DbConnection>.SuppressWithResult(new KeptConnection(text, path, durable));
}
