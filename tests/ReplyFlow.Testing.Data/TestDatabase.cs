using ReplyFlow.Data;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Testing.Data;

/// <summary>A fresh database with the newest schema, gone when disposed.</summary>
public sealed class TestDatabase : IAsyncDisposable
{
    private readonly Func<Task> _drop;

    private TestDatabase(DatabaseAddress address, Func<Task> drop)
    {
        Address = address;
        _drop = drop;
    }

    /// <summary>Where it is.</summary>
    public DatabaseAddress Address { get; }

    /// <summary>Opens a context of its own; the caller disposes it.</summary>
    public ReplyFlowDb Open() => Address.Open();

    /// <summary>Makes a fresh, migrated database; skips the test where PostgreSQL is asked for and absent (see <see cref="PostgresServer"/>).</summary>
    public static Task<TestDatabase> CreateAsync(DatabaseKind kind) => CreateAsync(kind, empty: false);

    /// <summary>Makes a database without any table in it.</summary>
    public static Task<TestDatabase> CreateEmptyAsync(DatabaseKind kind) => CreateAsync(kind, empty: true);

    /// <summary>Ends the idle connections to a SQLite file, which moves its write-ahead log into it.</summary>
    public void Close() => Address.LetGo();

    /// <summary>Puts a copy of another SQLite file in this one's place; nobody may be using it.</summary>
    public void Replace(string file)
    {
        Close();
        // Whoever still holds the old file open keeps it and does not spoil the new one.
        foreach (var suffix in new[] { "", "-wal", "-shm" })
            File.Delete(Address.FilePath! + suffix);
        File.Copy(file, Address.FilePath!);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync() => await _drop();

    private static async Task<TestDatabase> CreateAsync(DatabaseKind kind, bool empty) => kind == DatabaseKind.Sqlite
        ? OfFile(empty ? null : await SqliteTemplate.PathAsync)
        : await OfDatabaseAsync(empty ? "template0" : await (await PostgresServer.GetAsync()).TemplateAsync);

    /// <summary>A SQLite file of its own, a copy of another where one is given.</summary>
    internal static TestDatabase OfFile(string? template)
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-test-");
        var address = DatabaseAddress.Sqlite(Path.Combine(folder.FullName, "replyflow.db"), durable: false);
        if (template is not null)
            File.Copy(template, address.FilePath!);
        return new(address, () =>
        {
            address.LetGo();
            folder.Delete(recursive: true);
            return Task.CompletedTask;
        });
    }

    /// <summary>A PostgreSQL database of its own, a copy of another to which nobody is connected.</summary>
    internal static async Task<TestDatabase> OfDatabaseAsync(string template)
    {
        var server = await PostgresServer.GetAsync();
        var name = $"t_{Guid.NewGuid():N}";
        await server.ExecuteAsync($"CREATE DATABASE {name} TEMPLATE {template}");
        var database = server.Database(name);
        return new(database, async () =>
        {
            await PostgresServer.LetGoAsync(database);
            await server.ExecuteAsync($"DROP DATABASE {name} WITH (FORCE)");
        });
    }
}
