using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Setup;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Cli.Demo;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data;

namespace ReplyFlow.Benchmarks.Decisions;

/// <summary>
/// Decisions a second, each in its own durable transaction: the actor read anew, the work item closed, the workflow moved,
/// the next item opened, the audit chain continued. <c>decisions sqlite|postgres STORED [WORKERS [CASES [ENGINE]]]</c>.
/// </summary>
internal static class DecisionRun
{
    public const string Verb = "decisions";
    private const int WarmUp = 25;

    public static async Task RunAsync(string[] args)
    {
        var stored = int.Parse(args.ElementAtOrDefault(2) ?? "1000", CultureInfo.InvariantCulture);
        var workers = int.Parse(args.ElementAtOrDefault(3) ?? "1", CultureInfo.InvariantCulture);
        var cases = int.Parse(args.ElementAtOrDefault(4) ?? "1000", CultureInfo.InvariantCulture);
        var engine = args.ElementAtOrDefault(5) ?? "builtin";
        var folder = Directory.CreateTempSubdirectory("replyflow-benchmark-");
        try
        {
            await RunAsync(await AddressAsync(args.ElementAtOrDefault(1) ?? "sqlite", folder.FullName), stored, workers, cases, engine);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(DatabaseAddress address, int stored, int workers, int cases, string engine)
    {
        await address.MigrateAsync();
        var clock = new DemoClock { Now = TimeProvider.System.GetUtcNow() };
        await using var services = new ServiceCollection().AddLogging().AddSingleton<TimeProvider>(clock)
            .AddReplyFlowDatabase(address)
            .AddCaseHandling(new LetterRendererOptions(Path.Combine(RepositoryPaths.Root, "templates"), []), engine: engine)
            .BuildServiceProvider();
        await InScope(services, s => s.GetRequiredService<DefinitionFolder>().PublishAsync(default, Path.Combine(RepositoryPaths.Root, "workflows")));
        await new DemoData(services.GetRequiredService<IServiceScopeFactory>(), clock).FillAsync(14, default);
        await PublishChainAsync(services);
        var filling = Stopwatch.StartNew();
        await InScope(services, async s =>
        {
            var db = s.GetRequiredService<ReplyFlowDb>();
            var template = await db.Cases.OrderByDescending(c => db.WorkItems.Count(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Decided)).FirstAsync();
            await new StoredCases(db, template).AddAsync(stored);
        });
        var office = await OfficeAsync(services);
        var fresh = await OpenAsync(services, office, WarmUp + cases);
        Console.WriteLine($"{address.Kind}, {stored} stored cases (filled in {filling.Elapsed.TotalSeconds:0} s), {workers} worker(s), {engine}");
        await DecideAsync(services, office, fresh[..WarmUp], 1);
        await ReportAsync(services, office, fresh[WarmUp..], workers);
    }

    private static async Task PublishChainAsync(IServiceProvider services)
    {
        var folder = Directory.CreateTempSubdirectory("replyflow-chain-");
        await File.WriteAllTextAsync(Path.Combine(folder.FullName, "chain.json"), ChainDefinition.Json());
        await InScope(services, s => s.GetRequiredService<DefinitionFolder>().PublishAsync(default, folder.FullName));
        folder.Delete(recursive: true);
    }

    private static async Task ReportAsync(IServiceProvider services, Guid office, Guid[] cases, int workers)
    {
        var (cpu, wall) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        var times = await DecideAsync(services, office, cases, workers);
        wall.Stop();
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        times.Sort();
        Console.WriteLine(FormattableString.Invariant(
            $"{times.Count} decisions: {times.Count / wall.Elapsed.TotalSeconds:0}/s; median {times[times.Count / 2]:0.0} ms, 99 % within {times[times.Count * 99 / 100]:0.0} ms; processor {used.TotalMilliseconds / times.Count:0.0} ms each; working set {Environment.WorkingSet / 1048576} MB"));
    }

    private static async Task<List<double>> DecideAsync(IServiceProvider services, Guid office, Guid[] cases, int workers)
    {
        var times = new List<double>();
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = workers }, async (caseId, ct) =>
        {
            for (var step = 0; step < ChainDefinition.Steps; step++)
            {
                var item = await InScope(services, s => s.GetRequiredService<ReplyFlowDb>().WorkItems.AsNoTracking().Where(w => w.CaseId == caseId && w.Status == WorkItemStatus.Open).Select(w => w.Id).SingleAsync(ct));
                var one = Stopwatch.StartNew();
                await InScope(services, async s =>
                {
                    var actor = await s.GetRequiredService<ReplyFlowDb>().FindActorAsync(office, null, ct);
                    return await s.GetRequiredService<DecideWorkItem>().RunAsync(actor!, new Decision(item, "Done", "同意。"), ct);
                });
                lock (times)
                    times.Add(one.Elapsed.TotalMilliseconds);
            }
        });
        return times;
    }

    /// <summary>Cases of the chain, each waiting at its first step.</summary>
    private static Task<Guid[]> OpenAsync(IServiceProvider services, Guid office, int count) => InScope(services, async s =>
    {
        var db = s.GetRequiredService<ReplyFlowDb>();
        var (bureau, session) = (await db.Users.Where(u => u.Id == office).Select(u => u.BureauId).FirstAsync(), await db.Sessions.FirstAsync());
        var ids = new Guid[count];
        for (var i = 0; i < count; i++)
            ids[i] = await s.GetRequiredService<UnitRunner>().RunAsync(null, async unit =>
            {
                var suggestion = new Suggestion { SessionId = session.Id, Kind = SuggestionKind.OffSession, Number = $"{i + 5_000_000}", NumberValue = i + 5_000_000, Title = "关于示例事项的建议", Text = "示例。", RegisteredAt = unit.Now };
                var c = new Case { SuggestionId = suggestion.Id, LeadBureauId = bureau, Status = CaseStatus.Handling, OpenedAt = unit.Now };
                unit.Db.AddRange(suggestion, c);
                await unit.Db.SaveChangesAsync();
                await s.GetRequiredService<CaseEngine>().StartAsync(unit, c, ChainDefinition.Id, default);
                return c.Id;
            }, default);
        return ids;
    });

    private static Task<Guid> OfficeAsync(IServiceProvider services) =>
        InScope(services, s => s.GetRequiredService<ReplyFlowDb>().Users.Where(u => u.UserName == "office").Select(u => u.Id).FirstAsync());

    private static async Task<DatabaseAddress> AddressAsync(string kind, string folder)
    {
        if (kind == "sqlite")
            return DatabaseAddress.Sqlite(Path.Combine(folder, "replyflow.db"));
        var server = await PostgresProcess.StartAsync(fsync: true) ?? throw new InvalidOperationException("No PostgreSQL here: install it (Debian: postgresql).");
        await using var connection = new Npgsql.NpgsqlConnection(server);
        await connection.OpenAsync();
        await using var command = new Npgsql.NpgsqlCommand("CREATE DATABASE replyflow", connection);
        await command.ExecuteNonQueryAsync();
        return DatabaseAddress.Postgres(new Npgsql.NpgsqlConnectionStringBuilder(server) { Database = "replyflow" }.ToString());
    }

    private static async Task<T> InScope<T>(IServiceProvider services, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    private static Task InScope(IServiceProvider services, Func<IServiceProvider, Task> work) => InScope(services, async s =>
    {
        await work(s);
        return true;
    });
}
