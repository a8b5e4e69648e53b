using Microsoft.EntityFrameworkCore;

namespace ReplyFlow.Data.Listing;

/// <summary>What the database does by itself after rows of a table are changed.</summary>
/// <param name="Name">Its name; on PostgreSQL also that of its function.</param>
/// <param name="On">What happens: INSERT, DELETE, or UPDATE OF columns.</param>
/// <param name="Table">The table.</param>
/// <param name="Statements">What is done, with NEW and OLD for the row.</param>
/// <param name="When">Only for rows of which this holds; null for all.</param>
internal sealed record RowTrigger(string Name, string On, string Table, Func<ReplyFlowDb, string> Statements, string? When = null)
{
    private string Condition => When is null ? "" : $"WHEN ({When})";

    /// <summary>Installs it, replacing an earlier version's.</summary>
    public string Sql(ReplyFlowDb db) => db is SqliteDb ? Sqlite(db) : Postgres(db);

    /// <summary>Takes triggers away before SQLite rebuilds a table: it refuses to while a trigger names one that is just gone.</summary>
    public static Task RemoveAsync(ReplyFlowDb db, IEnumerable<RowTrigger> triggers, CancellationToken ct) =>
        db.Database.ExecuteSqlRawAsync(string.Concat(triggers.Select(t => $"DROP TRIGGER IF EXISTS \"{t.Name}\";")), ct);

    private string Sqlite(ReplyFlowDb db) => $"""
        DROP TRIGGER IF EXISTS "{Name}";
        CREATE TRIGGER "{Name}" AFTER {On} ON "{Table}" {Condition} BEGIN {Statements(db)} END;

        """;

    private string Postgres(ReplyFlowDb db) => $"""
        CREATE OR REPLACE FUNCTION "{Name}"() RETURNS trigger LANGUAGE plpgsql AS $row$
        BEGIN {Statements(db)} RETURN NULL; END;
        $row$;
        CREATE OR REPLACE TRIGGER "{Name}" AFTER {On} ON "{Table}" FOR EACH ROW {Condition} EXECUTE FUNCTION "{Name}"();

        """;
}
