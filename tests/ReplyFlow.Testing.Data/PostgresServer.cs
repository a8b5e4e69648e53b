using Npgsql;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Testing.Data;

/// <summary>
/// The PostgreSQL server of this test process: the one that <c>REPLYFLOW_TEST_POSTGRES</c> (none, or a connection string to a
/// database whose user may create databases) names, none where it says <c>none</c>, or one of its own made from the
/// machine's binaries on first use.
/// </summary>
public sealed class PostgresServer
{
    private static readonly Lazy<Task<PostgresServer?>> Shared = new(FindAsync);
    private readonly NpgsqlConnectionStringBuilder _admin;
    private readonly Lazy<Task<string>> _template;

    private PostgresServer(string connectionString)
    {
        _admin = new(connectionString) { Pooling = false };
        _template = new(MakeTemplateAsync);
    }

    /// <summary>Name of a migrated database to copy from.</summary>
    public Task<string> TemplateAsync => _template.Value;

    /// <summary>The server; where there is none the test is skipped, or fails when REPLYFLOW_REQUIRE_POSTGRES=1.</summary>
    public static async Task<PostgresServer> GetAsync()
    {
        var server = await Shared.Value;
        if (server is null)
        {
            const string absent = "No PostgreSQL here: install it (Debian: postgresql) or set REPLYFLOW_TEST_POSTGRES.";
            Assert.SkipUnless(Environment.GetEnvironmentVariable("REPLYFLOW_REQUIRE_POSTGRES") == "1", absent);
            Assert.Fail(absent);
        }
        return server!;
    }

    /// <summary>A database on this server.</summary>
    public DatabaseAddress Database(string name) =>
        DatabaseAddress.Postgres(new NpgsqlConnectionStringBuilder(_admin.ToString()) { Database = name, Pooling = true, MaxPoolSize = 20 }.ToString());

    /// <summary>Runs one statement as the server's administrator.</summary>
    public async Task ExecuteAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(_admin.ToString());
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync();
    }

    private async Task<string> MakeTemplateAsync()
    {
        var name = $"template_{Guid.NewGuid():N}";
        await ExecuteAsync($"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8'");
        var database = Database(name);
        await database.MigrateAsync();
        await LetGoAsync(database);
        return name;
    }

    /// <summary>Ends this process's idle connections to a database: it can be copied only while nobody is connected to it.</summary>
    internal static async Task LetGoAsync(DatabaseAddress database)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        NpgsqlConnection.ClearPool(connection);
    }

    private static async Task<PostgresServer?> FindAsync()
    {
        if (Environment.GetEnvironmentVariable("REPLYFLOW_TEST_POSTGRES") is { Length: > 0 } given)
            return given == "none" ? null : new(given);
        return await PostgresProcess.StartAsync() is { } connectionString ? new(connectionString) : null;
    }
}
