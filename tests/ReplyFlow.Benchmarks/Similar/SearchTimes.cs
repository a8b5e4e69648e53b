using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Search;
using ReplyFlow.Application.Similar;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Benchmarks.Similar;

/// <summary>Processor time of searches of whole texts and of questions for similar suggestions, the database server's included: <c>search DB</c>.</summary>
internal static class SearchTimes
{
    public const string Verb = "search";
    private const int Runs = 15;

    private static readonly string[] Words = ["机", "机制", "建议", "充电设施", "夜间公交 东湖区", "联席会议制度", "“老旧厂区改造的牵头部门”", "没有的字"];

    public static async Task RunAsync(string[] args)
    {
        await using var db = DatabaseAddress.Parse(args[1]).Open();
        await db.Database.OpenConnectionAsync();
        var server = db is PostgresDb ? await db.Database.SqlQuery<int>($"SELECT pg_backend_pid() AS \"Value\"").SingleAsync() : 0;
        var busiest = await db.Cases.Where(c => c.LeadBureauId != null).GroupBy(c => c.LeadBureauId).OrderByDescending(g => g.Count()).Select(g => g.Key!.Value).FirstAsync();
        Console.WriteLine($"{await db.Suggestions.CountAsync()} suggestions, {await db.Letters.CountAsync()} letters, {await db.FullTexts.CountAsync()} texts");
        Console.WriteLine("| words | in | found | all bureaus: processor, ms | p95, ms | one bureau: found | processor, ms | p95, ms |\n|---|---|---|---|---|---|---|---|");
        foreach (var words in Words)
            foreach (var kind in TextKinds.All.Take(2))
            {
                var all = await MeasureAsync(db, server, Reader(Roles.Dispatcher, Guid.Empty), words, kind);
                var one = await MeasureAsync(db, server, Reader(Roles.BureauOffice, busiest), words, kind);
                Console.WriteLine($"| {words} | {kind.Label} | {all.Found} | {all.Processor:0.0} | {all.P95:0.0} | {one.Found} | {one.Processor:0.0} | {one.P95:0.0} |");
            }
        var (queries, began) = (new SimilarQueries(db, new SuggestionIndex()), Used(server));
        await queries.OfTextAsync(Reader(Roles.Dispatcher, Guid.Empty), "", "充电设施", null, default);
        Console.WriteLine($"similar: index read in {(Used(server) - began).TotalSeconds:0.0} s of processor time, {GC.GetTotalMemory(true) >> 20} MB");
        var texts = await db.Suggestions.OrderByDescending(s => s.Id).Take(40).Select(s => new { s.Id, s.Title, s.Text }).ToListAsync();
        began = Used(server);
        foreach (var t in texts)
            await queries.OfTextAsync(Reader(Roles.Dispatcher, Guid.Empty), t.Title, t.Text, t.Id, default);
        Console.WriteLine($"similar: {(Used(server) - began).TotalMilliseconds / texts.Count:0.0} ms of processor time a question; load {File.ReadAllText("/proc/loadavg")[..14]}");
    }

    private static async Task<(string Found, double Processor, double P95)> MeasureAsync(ReplyFlowDb db, int server, Actor reader, string words, TextKind kind)
    {
        var queries = new FullTextQueries(db);
        var page = await queries.FindAsync(reader, words, kind, new FullTextFilter(), 1, 20, default);
        var (began, times) = (Used(server), new List<double>());
        for (var i = 0; i < Runs; i++)
        {
            var watch = Stopwatch.StartNew();
            await queries.FindAsync(reader, words, kind, new FullTextFilter(), 1, 20, default);
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        times.Sort();
        return (page.AreMore ? $"{page.Total}+" : $"{page.Total}", (Used(server) - began).TotalMilliseconds / Runs, times[(int)(Runs * 0.95)]);
    }

    private static Actor Reader(string role, Guid bureau) => new(Guid.Empty, "某人", bureau, "", BureauKind.Handling, null, new HashSet<string> { role });

    /// <summary>Of this process and of the server's that answers it.</summary>
    private static TimeSpan Used(int server)
    {
        var own = Process.GetCurrentProcess().TotalProcessorTime;
        if (server == 0)
            return own;
        var stat = File.ReadAllText($"/proc/{server}/stat").Split(") ")[1].Split(' ');
        return own + TimeSpan.FromMilliseconds(10 * (long.Parse(stat[11], CultureInfo.InvariantCulture) + long.Parse(stat[12], CultureInfo.InvariantCulture)));
    }
}
