using ReplyFlow.Data.Databases;

namespace ReplyFlow.Testing.Data;

/// <summary>A migrated SQLite file, made once a process and copied for each test.</summary>
internal static class SqliteTemplate
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    public static Task<string> PathAsync => Made.Value;

    private static async Task<string> MakeAsync()
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-template-");
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Delete(recursive: true);
        var address = DatabaseAddress.Sqlite(Path.Combine(folder.FullName, "template.db"));
        await address.MigrateAsync();
        // Closing the last connection moves the write-ahead log into the file.
        address.LetGo();
        return address.FilePath!;
    }
}
