using Npgsql;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Cli.Tests;

/// <summary>The password of a PostgreSQL database comes from the environment or a file: what stands on a command line everybody on the machine can read.</summary>
public sealed class DatabasePasswordTests : IDisposable
{
    private const string Password = "示例-secret:42";
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-password-");

    [Fact]
    public async Task It_is_read_from_the_environment_or_from_a_file()
    {
        Assert.SkipWhen(Environment.GetEnvironmentVariable("REPLYFLOW_TEST_POSTGRES") == "none", "No PostgreSQL wanted.");
        var server = await PostgresProcess.StartAsync();
        Assert.SkipWhen(server is null, "No PostgreSQL here.");
        var database = await ArrangeAsync(server!);
        var bare = new NpgsqlConnectionStringBuilder(server) { Username = "asker", Database = database };
        var db = $"Host={bare.Host};Port={bare.Port};Database={database};Username=asker";

        var without = await CliProcess.RunWith([("PGPASSFILE", Path.Combine(_folder.FullName, "none"))], "verify", "--db", db);
        Assert.Equal((2, ""), (without.Exit, without.Output));
        var byVariable = await CliProcess.RunWith([("PGPASSWORD", Password)], "verify", "--db", db);
        Assert.Equal((0, ""), (byVariable.Exit, byVariable.Error));

        var file = Path.Combine(_folder.FullName, "pgpass");
        await File.WriteAllTextAsync(file, $"{bare.Host}:{bare.Port}:{database}:asker:{Password.Replace(":", "\\:")}\n", TestContext.Current.CancellationToken);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        var byFile = await CliProcess.RunWith([("PGPASSFILE", file)], "verify", "--db", db);
        Assert.Equal((0, ""), (byFile.Exit, byFile.Error));
        var backup = await CliProcess.RunWith(
            [("PGPASSFILE", file)], "backup", Path.Combine(_folder.FullName, "all.backup"), "--db", $"postgres://asker@{bare.Host}:{bare.Port}/{database}");
        Assert.Equal((0, ""), (backup.Exit, backup.Error));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    /// <summary>A migrated database of a user who has to give a password.</summary>
    private static async Task<string> ArrangeAsync(string server)
    {
        await using var connection = new NpgsqlConnection(server + ";Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        foreach (var sql in new[]
        {
            $"CREATE ROLE asker LOGIN PASSWORD '{Password}'", "CREATE DATABASE asked OWNER asker",
            "COPY (SELECT unnest(ARRAY['host all asker 127.0.0.1/32 scram-sha-256', 'host all all 127.0.0.1/32 trust'])) TO '" + await HbaAsync(connection) + "'",
            "SELECT pg_reload_conf()",
        })
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
        var owned = new NpgsqlConnectionStringBuilder(server) { Username = "asker", Database = "asked", Password = Password, Pooling = false };
        await DatabaseAddress.Postgres(owned.ToString()).MigrateAsync(TestContext.Current.CancellationToken);
        return "asked";
    }

    private static async Task<string> HbaAsync(NpgsqlConnection connection)
    {
        await using var command = new NpgsqlCommand("SHOW hba_file", connection);
        return (string)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }
}
