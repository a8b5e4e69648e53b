using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using ReplyFlow.Data.Guarding;
using ReplyFlow.Data.Searching;

namespace ReplyFlow.Data.Databases;

/// <summary>Which database to open: a SQLite file or a PostgreSQL database.</summary>
public sealed class DatabaseAddress
{
    private DatabaseAddress(DatabaseKind kind, string connectionString, string display)
    {
        Kind = kind;
        ConnectionString = connectionString;
        Display = display;
    }

    /// <summary>SQLite or PostgreSQL.</summary>
    public DatabaseKind Kind { get; }

    /// <summary>The driver's connection string; may hold a password.</summary>
    public string ConnectionString { get; }

    /// <summary>The address without its password, for logs and status pages.</summary>
    public string Display { get; }

    /// <summary>The SQLite file's full path; null for PostgreSQL.</summary>
    public string? FilePath => Kind == DatabaseKind.Sqlite ? new SqliteConnectionStringBuilder(ConnectionString).DataSource : null;

    /// <summary>False for databases that tests throw away: their commits do not wait for the disk.</summary>
    public bool IsDurable { get; private init; } = true;

    /// <summary>A SQLite file; its folder must exist when it is opened.</summary>
    /// <param name="path">The file.</param>
    /// <param name="durable">Whether a commit is on the disk before it is answered; false only for files that are thrown away.</param>
    public static DatabaseAddress Sqlite(string path, bool durable = true)
    {
        var full = Path.GetFullPath(path);
        // Never created by being opened: a file that was taken away must not come back empty.
        var text = new SqliteConnectionStringBuilder
        {
            DataSource = full,
            ForeignKeys = true,
            Mode = SqliteOpenMode.ReadWrite,
            DefaultTimeout = (int)WriteTurn.Longest.TotalSeconds,
        }.ToString();
        return new(DatabaseKind.Sqlite, text, full) { IsDurable = durable };
    }

    /// <summary>A PostgreSQL database, by an Npgsql connection string (<c>Host=…;Database=…;Username=…;Password=…</c>).</summary>
    public static DatabaseAddress Postgres(string connectionString)
    {
        var b = new NpgsqlConnectionStringBuilder(connectionString);
        // The same few statements come again and again: the server need not parse and plan them each time.
        if (b.MaxAutoPrepare == 0 && !connectionString.Contains("Auto Prepare", StringComparison.OrdinalIgnoreCase))
            b.MaxAutoPrepare = 100;
        // Nothing is ever set on a session, and locks end with their transaction: there is nothing to reset between two uses.
        b.NoResetOnClose = true;
        return new(DatabaseKind.Postgres, b.ToString(), $"postgres://{b.Username}@{b.Host}:{b.Port}/{b.Database}");
    }

    /// <summary>
    /// Reads an address as configuration and the command line give it: a file path (or <c>sqlite:PATH</c>),
    /// <c>postgres://USER:PASSWORD@HOST:PORT/DATABASE</c>, or an Npgsql connection string beginning with <c>Host=</c>.
    /// </summary>
    /// <exception cref="FormatException">It is none of these; the message names the forms, never the password.</exception>
    public static DatabaseAddress Parse(string text)
    {
        text = text.Trim();
        if (text.StartsWith("postgres://", StringComparison.OrdinalIgnoreCase) || text.StartsWith("postgresql://", StringComparison.OrdinalIgnoreCase))
            return FromUri(text);
        if (text.StartsWith("Host=", StringComparison.OrdinalIgnoreCase) || text.StartsWith("Server=", StringComparison.OrdinalIgnoreCase))
        {
            try
            {
                return Postgres(text);
            }
            catch (ArgumentException)
            {
                throw new FormatException("The PostgreSQL connection string holds an unknown or malformed setting.");
            }
        }
        var path = text.StartsWith("sqlite:", StringComparison.OrdinalIgnoreCase) ? text[7..] : text;
        // What SQLite keeps in memory alone would be a file of that odd name here.
        if (path.Length == 0 || path.Contains("://") || path.Contains(":memory:") || path.StartsWith("file:", StringComparison.OrdinalIgnoreCase))
            throw new FormatException("Expected a file path, sqlite:PATH, postgres://USER:PASSWORD@HOST:PORT/DATABASE" +
                " or a connection string beginning with Host=.");
        return Sqlite(path);
    }

    /// <summary>Opens a context of its own; the caller disposes it.</summary>
    public ReplyFlowDb Open()
    {
        if (Kind == DatabaseKind.Sqlite)
        {
            var options = new DbContextOptionsBuilder<SqliteDb>();
            Configure(options);
            return new SqliteDb(options.Options);
        }
        var postgres = new DbContextOptionsBuilder<PostgresDb>();
        Configure(postgres);
        return new PostgresDb(postgres.Options);
    }

    /// <summary>Ends this process's idle connections to a SQLite file, which moves its write-ahead log into it; needed before the file is replaced.</summary>
    public void LetGo()
    {
        if (FilePath is not { } path)
            return;
        KeptConnection.LetGoOf(path);
        using var connection = new SqliteConnection(ConnectionString);
        SqliteConnection.ClearPool(connection);
    }

    /// <summary>Sets a context's options for this database.</summary>
    public void Configure(DbContextOptionsBuilder options)
    {
        if (Kind == DatabaseKind.Sqlite)
            options.UseSqlite(ConnectionString).AddInterceptors(new SqliteConnections(ConnectionString, FilePath!, IsDurable));
        else
            options.UseNpgsql(ConnectionString);
        options.AddInterceptors(TextGuard.Instance, SearchColumns.Instance);
        options.UseSeeding((db, _) => StoredRules.Install((ReplyFlowDb)db));
        options.UseAsyncSeeding((db, _, ct) => StoredRules.InstallAsync((ReplyFlowDb)db, ct));
    }

    /// <inheritdoc />
    public override string ToString() => Display;

    private static DatabaseAddress FromUri(string text)
    {
        if (!Uri.TryCreate(text, UriKind.Absolute, out var uri) || uri.AbsolutePath.Length < 2)
            throw new FormatException("Expected postgres://USER:PASSWORD@HOST:PORT/DATABASE.");
        var user = uri.UserInfo.Split(':', 2);
        return Postgres(new NpgsqlConnectionStringBuilder
        {
            Host = uri.Host,
            Port = uri.Port > 0 ? uri.Port : NpgsqlConnection.DefaultPort,
            Database = Uri.UnescapeDataString(uri.AbsolutePath[1..]),
            Username = user[0].Length > 0 ? Uri.UnescapeDataString(user[0]) : null,
            Password = user.Length > 1 ? Uri.UnescapeDataString(user[1]) : null,
        }.ToString());
    }
}
