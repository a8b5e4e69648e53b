using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Administration;
using ReplyFlow.Cli.Demo;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Settings;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Browser.Tests.Product;

/// <summary>A data folder with demo data, and a look at its database past the product.</summary>
internal sealed class Installation : IAsyncDisposable
{
    /// <summary>Demo data of so many suggestions, made once a process and copied for each test.</summary>
    private static readonly ConcurrentDictionary<int, Lazy<Task<Installation>>> Made = new();

    private Installation(string folder) => Folder = folder;

    public string Folder { get; }

    public DatabaseAddress Address => DatabaseAddress.Sqlite(Path.Combine(Folder, "replyflow.db"));

    public IReadOnlyList<DemoAccount> Accounts { get; private init; } = [];

    public string Password { get; private init; } = "";

    public static async Task<Installation> CreateAsync(int cases)
    {
        var made = await Made.GetOrAdd(cases, static n => new(() => MakeAsync(n))).Value;
        var copy = new Installation(NewFolder()) { Accounts = made.Accounts, Password = made.Password };
        File.Copy(made.Address.FilePath!, copy.Address.FilePath!);
        return copy;
    }

    public ReplyFlowDb Open() => Address.Open();

    /// <summary>Runs something with the product's services on this database, past its pages.</summary>
    public async Task<T> InScopeAsync<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var services = Services(TimeProvider.System);
        return await services.InScopeAsync(work);
    }

    public async Task<IReadOnlyList<VerificationFinding>> VerifyAsync()
    {
        await using var db = Open();
        return await new Verifier(db).RunAsync(default);
    }

    public async Task SetAsync(string name, string value)
    {
        await using var db = Open();
        await db.Settings.Where(s => s.Name == name).ExecuteDeleteAsync();
        db.Settings.Add(new Setting { Name = name, Value = value });
        await db.SaveChangesAsync();
    }

    /// <summary>Ends this process's idle connections to the database.</summary>
    public void Close() => Address.LetGo();

    /// <summary>Ends when that many more audit events stand in the database. Only reads, so that it mends nothing a kill leaves behind.</summary>
    public async Task CommittedAsync(int events, CancellationToken ct)
    {
        var readOnly = new SqliteConnectionStringBuilder { DataSource = Address.FilePath, Mode = SqliteOpenMode.ReadOnly, Pooling = false };
        await using var connection = new SqliteConnection(readOnly.ToString());
        await connection.OpenAsync(ct);
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT COUNT(*) FROM \"Audit\"";
        for (var until = Count() + events; Count() < until;)
            await Task.Delay(1, ct);

        long Count() => (long)command.ExecuteScalar()!;
    }

    public ValueTask DisposeAsync()
    {
        Close();
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private static async Task<Installation> MakeAsync(int cases)
    {
        var empty = new Installation(NewFolder());
        var clock = new DemoClock();
        await using var services = empty.Services(clock);
        await empty.Address.MigrateAsync();
        await services.PublishAsync();
        var (accounts, password) = await new DemoData(services.GetRequiredService<IServiceScopeFactory>(), clock).FillAsync(cases, default);
        empty.Close();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(empty.Folder, recursive: true);
        return new Installation(empty.Folder) { Accounts = accounts, Password = password };
    }

    private static string NewFolder() => Directory.CreateTempSubdirectory("replyflow-product-").FullName;

    private ServiceProvider Services(TimeProvider clock) => ProductServices.On(Address, clock).BuildServiceProvider();
}
