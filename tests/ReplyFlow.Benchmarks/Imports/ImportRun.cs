using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Suggestions.Importing;
using ReplyFlow.Cli.Demo;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Benchmarks.Imports;

/// <summary>
/// How long a list of suggestions takes on SQLite, and how long others wait to write meanwhile: a command of the same process, a row saved
/// without a command (a sign-in), and a writer of another process. <c>imports [ROWS]</c>.
/// </summary>
internal static class ImportRun
{
    public const string Verb = "imports";

    public static async Task RunAsync(string[] args)
    {
        var rows = int.Parse(args.ElementAtOrDefault(1) ?? "10000", CultureInfo.InvariantCulture);
        var folder = Directory.CreateTempSubdirectory("replyflow-benchmark-");
        try
        {
            await RunAsync(DatabaseAddress.Sqlite(Path.Combine(folder.FullName, "replyflow.db")), rows);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(DatabaseAddress address, int rows)
    {
        await address.MigrateAsync();
        var clock = new DemoClock { Now = TimeProvider.System.GetUtcNow() };
        await using var services = ProductServices.On(address, clock).BuildServiceProvider();
        await services.PublishAsync();
        await new DemoData(services.GetRequiredService<IServiceScopeFactory>(), clock).FillAsync(14, default);
        var session = await services.InScopeAsync(s => s.GetRequiredService<ReplyFlowDb>().Sessions.OrderByDescending(x => x.OpensOn).Select(x => x.Name).FirstAsync());
        var list = SuggestionFile.Read("list.csv", Encoding.UTF8.GetBytes(List(session, rows)));
        var actor = await services.ActorAsync("liaison");
        using var over = new CancellationTokenSource();
        var others = new[]
        {
            OthersAsync("command", over.Token, () => services.InScopeAsync(async s =>
            {
                await s.GetRequiredService<UnitRunner>().RunAsync(actor, u => u.Db.Users.Where(x => x.Id == actor.UserId).ExecuteUpdateAsync(x => x.SetProperty(p => p.AccessFailedCount, 1)), default);
                return true;
            })),
            OthersAsync("row saved", over.Token, () => services.InScopeAsync(async s =>
            {
                var db = s.GetRequiredService<ReplyFlowDb>();
                var user = await db.Users.SingleAsync(u => u.Id == actor.UserId);
                user.AccessFailedCount++;
                db.Entry(user).Property(u => u.ConcurrencyStamp).IsModified = false;
                await db.SaveChangesAsync();
                return true;
            })),
            OthersAsync("other process", over.Token, async () =>
            {
                await using var connection = new SqliteConnection($"Data Source={address.FilePath};Pooling=False;Default Timeout=30");
                await connection.OpenAsync();
                await using var transaction = await Task.Run(() => connection.BeginTransaction());
                await transaction.CommitAsync();
            }),
        };
        var (watch, cpu) = (Stopwatch.StartNew(), Environment.CpuUsage.TotalTime);
        var (report, import) = await services.InScopeAsync(s => s.GetRequiredService<ImportSuggestions>().AcceptAsync(actor, list, ImportMode.Always, "list.csv", default));
        Console.WriteLine($"checked and accepted after {watch.Elapsed.TotalSeconds:0.0} s, {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.0} s of processor time");
        // As the background worker does.
        while (!(await services.InScopeAsync(s => s.GetRequiredService<ImportWriter>().StepAsync(import!.Value, default))).IsFinished)
            await Task.Delay(ImportWriter.Pause);
        watch.Stop();
        await over.CancelAsync();
        Console.WriteLine($"{rows} rows, done: {report.Done}, {watch.Elapsed.TotalSeconds:0.0} s, {(Environment.CpuUsage.TotalTime - cpu).TotalSeconds:0.0} s of processor time in all");
        foreach (var waits in await Task.WhenAll(others))
            Console.WriteLine(waits);
    }

    /// <summary>Writes ten times a second; tells how long it took.</summary>
    private static async Task<string> OthersAsync(string name, CancellationToken over, Func<Task> write)
    {
        var (waits, failed) = (new List<double>(), 0);
        while (!over.IsCancellationRequested)
        {
            var began = Stopwatch.GetTimestamp();
            try
            {
                await write();
            }
            catch (Exception e) when (DatabaseAway.IsBusy(e) || e is DbUpdateConcurrencyException)
            {
                failed++;
            }
            waits.Add(Stopwatch.GetElapsedTime(began).TotalMilliseconds);
            await Task.Delay(100, CancellationToken.None);
        }
        waits.Sort();
        return $"{name}: {waits.Count} writes, median {waits[waits.Count / 2]:0} ms, 99 % {waits[(int)(waits.Count * 0.99)]:0} ms, longest {waits[^1]:0} ms, failed {failed}";
    }

    private static string List(string session, int rows)
    {
        var text = new StringBuilder("届次,编号,标题,正文,日期,领衔代表,代表团,附议代表\n");
        var body = string.Concat(Enumerable.Repeat("请研究办理示例事项，改进示例工作。", 30));
        for (var i = 1; i <= rows; i++)
            text.Append(CultureInfo.InvariantCulture, $"{session},{100_000 + i},关于示例事项第{i}项的建议,{body},2026-02-11,示例代表{i % 700},示例{i % 13}代表团,附议代表{i % 900}、附议代表{i % 901 + 1000}\n");
        return text.ToString();
    }
}
