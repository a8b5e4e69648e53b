namespace ReplyFlow.Data.Hosting;

/// <summary>What every program of the product reads from configuration section <c>ReplyFlow</c> (environment: <c>ReplyFlow__DataFolder</c> and so on).</summary>
public sealed class ReplyFlowSettings
{
    /// <summary>Name of the section.</summary>
    public const string Section = "ReplyFlow";

    /// <summary>Folder for the database file, keys and outgoing mail; relative to the current folder. Default <c>./data</c>.</summary>
    public string DataFolder { get; set; } = "data";

    /// <summary>The database.</summary>
    public DatabaseSettings Database { get; set; } = new();

    /// <summary>The connection string in force.</summary>
    /// <exception cref="InvalidOperationException">PostgreSQL without a connection string.</exception>
    public string EffectiveConnectionString => Database switch
    {
        { ConnectionString.Length: > 0 } d => d.ConnectionString,
        { Provider: DatabaseProvider.Sqlite } => $"Data Source={Path.Combine(DataFolder, "replyflow.db")}",
        _ => throw new InvalidOperationException("ReplyFlow:Database:ConnectionString is empty; PostgreSQL needs one."),
    };

    /// <summary>Creates the data folder, readable by this account only where the system knows such a thing.</summary>
    public void CreateDataFolder()
    {
        if (Directory.Exists(DataFolder))
            return;
        if (OperatingSystem.IsWindows())
            Directory.CreateDirectory(DataFolder);
        else
            Directory.CreateDirectory(DataFolder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }
}
