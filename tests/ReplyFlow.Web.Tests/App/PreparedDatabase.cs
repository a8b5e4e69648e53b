using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Hosting;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Web.Tests.App;

/// <summary>A SQLite file as the product leaves it after its first start, without any account; made once a process and copied for each test.</summary>
internal static class PreparedDatabase
{
    private static readonly Lazy<Task<string>> Made = new(MakeAsync);

    public static Task<string> PathAsync => Made.Value;

    private static async Task<string> MakeAsync()
    {
        var database = await TestDatabase.CreateAsync(DatabaseKind.Sqlite);
        AppDomain.CurrentDomain.ProcessExit += (_, _) => database.DisposeAsync().AsTask().GetAwaiter().GetResult();
        var path = database.Address.FilePath!;
        await using (var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(new ManualTimeProvider(TestHost.Start))
            .AddReplyFlowData(new ReplyFlowSettings { Database = { ConnectionString = path } }).BuildServiceProvider())
            await services.PrepareDatabaseAsync(default);
        database.Close();
        return path;
    }
}
