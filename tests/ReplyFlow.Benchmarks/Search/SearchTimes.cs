using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Policies;
using ReplyFlow.Application.Search;
using ReplyFlow.Application.Similar;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;

namespace ReplyFlow.Benchmarks.Search;

/// <summary>Searches of whole texts by several readers, of the policy library, and for similar suggestions: <c>search DB</c>.</summary>
internal static class SearchTimes
{
    public const string Verb = "search";
    private const int Runs = 20;

    private static readonly string[] Words =
        ["机", "建议", "机制", "充电设施", "夜间公交 东湖区", "充电 小区 居民", "联席会议制度", "“老旧厂区改造的牵头部门”", "没有的字"];

    public static async Task RunAsync(string[] args)
    {
        await using var db = DatabaseAddress.Parse(args[1]).Open();
        await db.Database.OpenConnectionAsync();
        var server = db is PostgresDb ? await db.Database.SqlQuery<int>($"SELECT pg_backend_pid() AS \"Value\"").SingleAsync() : 0;
        var bureaus = await db.Cases.Where(c => c.LeadBureauId != null).GroupBy(c => c.LeadBureauId).OrderByDescending(g => g.Count()).Select(g => g.Key!.Value).ToListAsync();
        Console.WriteLine($"{await db.Suggestions.CountAsync()} suggestions, {await db.Letters.CountAsync()} letters, {await db.PolicyDocuments.CountAsync()} policies, "
            + $"{await db.FullTexts.CountAsync()} texts; {await db.Suggestions.CountAsync(s => s.IdentitySecret)} secret; processor / 95 of 100 within, ms");
        (string Name, Actor Actor)[] readers =
        [
            ("代联工委", Reader(Roles.Liaison, Guid.Empty)), ("政府办公室", Reader(Roles.Dispatcher, Guid.Empty)),
            ("最忙单位", Reader(Roles.BureauOffice, bureaus[0])), ("中等单位", Reader(Roles.Drafter, bureaus[bureaus.Count / 2])),
        ];
        Console.WriteLine($"| words | reader | {string.Join(" | ", TextKinds.All.Select(k => k.Label))} | all five |\n|---|---|{string.Concat(Enumerable.Repeat("---|", TextKinds.All.Count + 1))}");
        var queries = new FullTextQueries(db);
        foreach (var words in Words)
            foreach (var (name, reader) in readers)
            {
                Console.Write($"| {words} | {name} |");
                var (sum, all) = (0.0, new double[Runs]);
                foreach (var kind in TextKinds.All)
                {
                    var page = await queries.FindAsync(reader, words, kind, new FullTextFilter(), 1, 20, default);
                    var (used, times) = await MeasureAsync(server, () => queries.FindAsync(reader, words, kind, new FullTextFilter(), 1, 20, default));
                    (sum, all) = (sum + used, [.. all.Zip(times, (a, b) => a + b)]);
                    Console.Write($" {page.Total}{(page.AreMore ? "+" : "")}: {used:0} / {P95(times):0} |");
                }
                Console.WriteLine($" {sum:0} / {P95(all):0} |");
            }
        await OthersAsync(db, server, readers);
        Console.WriteLine($"load {File.ReadAllText("/proc/loadavg")[..14]}");
    }

    private static async Task OthersAsync(ReplyFlowDb db, int server, (string Name, Actor Actor)[] readers)
    {
        var cases = new CaseListQueries(db);
        var number = await db.Suggestions.OrderBy(s => s.Id).Select(s => s.Number).FirstAsync();
        foreach (var (name, reader) in readers)
        {
            var (_, total) = await cases.ListAsync(reader, new CaseFilter(number, PageSize: 2), default);
            var (used, times) = await MeasureAsync(server, () => cases.ListAsync(reader, new CaseFilter(number, PageSize: 2), default));
            Console.WriteLine($"number {number}, {name}: {total}: {used:0.0} / {P95(times):0.0}");
        }
        var policies = new PolicyQueries(db, null!, TimeProvider.System);
        foreach (var filter in new[] { new PolicyFilter("充电设施"), new("云"), new("政发〔2024〕"), new("垃圾 东湖区"), new("专款专用", InText: true), new() })
        {
            var (_, total) = await policies.PageAsync(readers[2].Actor, filter, 1, 20, default);
            var (used, times) = await MeasureAsync(server, () => policies.PageAsync(readers[2].Actor, filter, 1, 20, default));
            Console.WriteLine($"policies “{filter.Words}”{(filter.InText ? " in texts" : "")}: {total}: {used:0.0} / {P95(times):0.0}");
        }
        var offered = await MeasureAsync(server, () => policies.OfferAsync(readers[2].Actor, "充电设施", readers[2].Actor.BureauId, default));
        Console.WriteLine($"policies beside the draft: {offered.Used:0.0} / {P95(offered.Times):0.0}");
        var title = await db.PolicyVersions.AsNoTracking().OrderBy(v => v.Id).Select(v => v.Facts).FirstAsync();
        var citing = new CitingLetters(db);
        var cited = await MeasureAsync(server, () => citing.OfAsync(readers[1].Actor, title, default));
        Console.WriteLine($"letters that cite a policy: {cited.Used:0.0} / {P95(cited.Times):0.0}");

        var (queries, began) = (new SimilarQueries(db, new SuggestionIndex()), Used(server));
        await queries.OfTextAsync(readers[1].Actor, "", "充电设施", null, default);
        Console.WriteLine($"similar: index read in {(Used(server) - began).TotalSeconds:0.0} s of processor time, {GC.GetTotalMemory(true) >> 20} MB");
        var texts = new Queue<FullText>(await db.FullTexts.AsNoTracking().Where(t => t.Kind == FullTextKind.Suggestion).OrderByDescending(t => t.Id).Take(Runs).ToListAsync());
        foreach (var (name, reader) in readers)
        {
            var (used, times) = await MeasureAsync(server, () =>
            {
                texts.Enqueue(texts.Dequeue());
                return queries.OfTextAsync(reader, "", texts.Peek().Text, texts.Peek().SourceId, default);
            });
            Console.WriteLine($"similar, {name}: {used:0.0} / {P95(times):0.0}");
        }
    }

    /// <summary>Mean processor time of a run, and how long each took by the clock.</summary>
    private static async Task<(double Used, List<double> Times)> MeasureAsync<T>(int server, Func<Task<T>> run)
    {
        await run();
        var (began, times) = (Used(server), new List<double>());
        for (var i = 0; i < Runs; i++)
        {
            var watch = Stopwatch.StartNew();
            await run();
            times.Add(watch.Elapsed.TotalMilliseconds);
        }
        return ((Used(server) - began).TotalMilliseconds / Runs, times);
    }

    private static double P95(IEnumerable<double> times) => times.Order().ElementAt((int)(Runs * 0.95) - 1);

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
