using System.Data;
using Microsoft.Data.Sqlite;

namespace ReplyFlow.Data.Databases;

/// <summary>A command that is carried out by the statement its connection has prepared for the same text, with this one's values.</summary>
internal sealed class KeptCommand : SqliteCommand
{
    public KeptCommand(KeptConnection connection) => Connection = connection;

    /// <inheritdoc />
    public override SqliteDataReader ExecuteReader(CommandBehavior behavior) =>
        (Connection as KeptConnection)?.Execute(this, behavior) ?? base.ExecuteReader(behavior);
}
