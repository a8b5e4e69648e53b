using ReplyFlow.Data.Databases;

namespace ReplyFlow.Testing.Data;

/// <summary>A SQLite file with the newest schema and what every test of a kind begins with; made once a process and copied for each test.</summary>
/// <param name="fill">Writes what is in it.</param>
public sealed class DatabaseTemplate(Func<DatabaseAddress, Task> fill)
{
    private readonly Lazy<Task<string>> _made = new(() => MakeAsync(fill));

    /// <summary>Where the file is; nobody may write into it.</summary>
    public Task<string> PathAsync => _made.Value;

    private static async Task<string> MakeAsync(Func<DatabaseAddress, Task> fill)
    {
        var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        await fill(database.Address);
        database.Close();
        return database.Address.FilePath!;
    }
}
