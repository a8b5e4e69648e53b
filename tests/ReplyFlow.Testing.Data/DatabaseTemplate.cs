using Npgsql;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Testing.Data;

/// <summary>A database with the newest schema and what every test of a kind begins with; made once a process and kind of database, and copied for each test.</summary>
/// <param name="fill">Writes what is in it.</param>
public sealed class DatabaseTemplate(Func<DatabaseAddress, Task> fill)
{
    private readonly Lazy<Task<TestDatabase>> _sqlite = new(() => MakeAsync(DatabaseKind.Sqlite, fill));
    private readonly Lazy<Task<TestDatabase>> _postgres = new(() => MakeAsync(DatabaseKind.Postgres, fill));

    /// <summary>Where the SQLite file is; nobody may write into it.</summary>
    public async Task<string> PathAsync() => (await _sqlite.Value).Address.FilePath!;

    /// <summary>Makes a copy; skips the test where PostgreSQL is asked for and absent (see <see cref="PostgresServer"/>).</summary>
    public async Task<TestDatabase> CopyAsync(DatabaseKind kind)
    {
        if (kind == DatabaseKind.Sqlite)
            return TestDatabase.OfFile(await PathAsync());
        await PostgresServer.GetAsync(); // skips this test, not the making that others wait for
        return await TestDatabase.OfDatabaseAsync(new NpgsqlConnectionStringBuilder((await _postgres.Value).Address.ConnectionString).Database!);
    }

    private static async Task<TestDatabase> MakeAsync(DatabaseKind kind, Func<DatabaseAddress, Task> fill)
    {
        var database = await TestDatabase.CreateAsync(kind);
        await fill(database.Address);
        if (kind == DatabaseKind.Sqlite)
        {
            AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().GetAwaiter().GetResult();
            database.Close();
        }
        else
        {
            await PostgresServer.LetGoAsync(database.Address); // it goes with the server
        }
        return database;
    }
}
