using ReplyFlow.Data.Databases;

namespace ReplyFlow.Testing.Data;

/// <summary>Member data that runs a theory on SQLite and on PostgreSQL: <c>[Theory, ClassData(typeof(BothDatabases))]</c>.</summary>
public sealed class BothDatabases : TheoryData<DatabaseKind>
{
    public BothDatabases()
    {
        Add(DatabaseKind.Sqlite);
        Add(DatabaseKind.Postgres);
    }
}
