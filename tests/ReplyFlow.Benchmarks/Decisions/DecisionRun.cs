using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Cli.Demo;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.Suggestions;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Benchmarks.Decisions;

/// <summary>
/// Decisions a second, each in its own durable transaction: the actor read anew, the work item closed, the workflow moved,
/// the next item opened, the audit chain continued. <c>decisions sqlite|postgres STORED [WORKERS [CASES [ENGINE [sign]]]]</c>;
/// with <c>sign</c> every ninth decision signs a letter of one of two bureaus, which is numbered, painted and queued for five.
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
        var signed = args.ElementAtOrDefault(6) == "sign";
        var folder = Directory.CreateTempSubdirectory("replyflow-benchmark-");
        try
        {
            await RunAsync(await BenchmarkDatabase.NewAsync(args.ElementAtOrDefault(1) ?? "sqlite", folder.FullName), stored, workers, cases, engine, signed);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(DatabaseAddress address, int stored, int workers, int cases, string engine, bool signed)
    {
        await address.MigrateAsync();
        var clock = new DemoClock { Now = TimeProvider.System.GetUtcNow() };
        await using var services = ProductServices.On(address, clock, engine: engine).BuildServiceProvider();
        await services.PublishAsync();
        await new DemoData(services.GetRequiredService<IServiceScopeFactory>(), clock).FillAsync(14, default);
        await PublishChainAsync(services, signed);
        var filling = Stopwatch.StartNew();
        await services.InScopeAsync(async s =>
        {
            var db = s.GetRequiredService<ReplyFlowDb>();
            var template = await db.Cases.OrderByDescending(c => db.WorkItems.Count(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Decided)).FirstAsync();
            await new StoredCases(db, template).AddAsync(stored);
        });
        Bureau[] bureaus = signed
            ? [await BureauAsync(services, "office", "signatory"), await BureauAsync(services, "kj.office", "kj.signatory")]
            : [await BureauAsync(services, "office", "signatory")];
        var fresh = await OpenAsync(services, bureaus, WarmUp + cases, signed);
        Console.WriteLine($"{address.Kind}, {stored} stored cases (filled in {filling.Elapsed.TotalSeconds:0} s), {workers} worker(s), {engine}{(signed ? ", with signatures" : "")}");
        await DecideAsync(services, fresh[..WarmUp], 1, signed);
        await ReportAsync(services, fresh[WarmUp..], workers, signed);
    }

    /// <summary>Stored without the checker, which rightly wants a step of drafting before a signature; here the drafts are there already.</summary>
    private static Task PublishChainAsync(IServiceProvider services, bool signed) => services.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<ReplyFlowDb>();
        db.Definitions.Add(new DefinitionVersion { DefinitionId = ChainDefinition.Id, Version = 1, Json = ChainDefinition.Json(signed), Sha256 = "", PublishedAt = DateTimeOffset.UtcNow });
        await db.SaveChangesAsync();
    });

    private static async Task ReportAsync(IServiceProvider services, OpenCase[] cases, int workers, bool signed)
    {
        var (cpu, wall) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        var all = await DecideAsync(services, cases, workers, signed);
        wall.Stop();
        var used = Process.GetCurrentProcess().TotalProcessorTime - cpu;
        Print("decisions", [.. all.Where(t => !t.Signs).Select(t => t.Milliseconds)]);
        if (signed)
            Print("signatures", [.. all.Where(t => t.Signs).Select(t => t.Milliseconds)]);
        Console.WriteLine(FormattableString.Invariant(
            $"{all.Count} in all: {all.Count / wall.Elapsed.TotalSeconds:0}/s; processor {used.TotalMilliseconds / all.Count:0.0} ms each; working set {Environment.WorkingSet / 1048576} MB"));

        static void Print(string what, List<double> times)
        {
            times.Sort();
            Console.WriteLine(FormattableString.Invariant($"{times.Count} {what}: median {times[times.Count / 2]:0.0} ms, 99 % within {times[times.Count * 99 / 100]:0.0} ms"));
        }
    }

    private static async Task<List<(bool Signs, double Milliseconds)>> DecideAsync(IServiceProvider services, OpenCase[] cases, int workers, bool signed)
    {
        var times = new List<(bool, double)>();
        await Parallel.ForEachAsync(cases, new ParallelOptions { MaxDegreeOfParallelism = workers }, async (open, ct) =>
        {
            for (var step = 0; step < ChainDefinition.Steps + (signed ? 1 : 0); step++)
            {
                var signs = step == ChainDefinition.Steps;
                var item = await services.InScopeAsync(s => s.GetRequiredService<ReplyFlowDb>().WorkItems.AsNoTracking().Where(w => w.CaseId == open.Id && w.Status == WorkItemStatus.Open).Select(w => w.Id).SingleAsync(ct));
                var one = Stopwatch.StartNew();
                await services.InScopeAsync(async s =>
                {
                    var actor = await s.GetRequiredService<ActorQueries>().FindAsync(signs ? open.Bureau.Signatory : open.Bureau.Office, null, ct);
                    return await s.GetRequiredService<DecideWorkItem>().RunAsync(actor!, new Decision(item, "Done", "同意。", SeenDraftVersion: signs ? 1 : null), ct);
                });
                lock (times)
                    times.Add((signs, one.Elapsed.TotalMilliseconds));
            }
        });
        return times;
    }

    /// <summary>Cases of the chain, each waiting at its first step; to be signed in the end, with a draft that has no error.</summary>
    private static Task<OpenCase[]> OpenAsync(IServiceProvider services, Bureau[] bureaus, int count, bool signed) => services.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<ReplyFlowDb>();
        var (session, deputy) = (await db.Sessions.AsNoTracking().FirstAsync(), await db.Deputies.AsNoTracking().OrderBy(d => d.Id).FirstAsync());
        if (signed)
        {
            db.Settings.Add(new Setting { Name = "RequireContact", Value = "false" });
            await db.SaveChangesAsync();
        }
        var opened = new OpenCase[count];
        for (var i = 0; i < count; i++)
            opened[i] = await s.GetRequiredService<UnitRunner>().RunAsync(null, async unit =>
            {
                var bureau = bureaus[i % bureaus.Length];
                var suggestion = new Suggestion { SessionId = session.Id, Kind = SuggestionKind.OffSession, Number = $"{i + 5_000_000}", NumberValue = i + 5_000_000, Title = "关于示例事项的建议", Text = "示例。", RegisteredAt = unit.Now };
                suggestion.Deputies.Add(new SuggestionDeputy { DeputyId = deputy.Id });
                var c = new Case { SuggestionId = suggestion.Id, LeadBureauId = bureau.Id, Status = CaseStatus.Handling, OpenedAt = unit.Now };
                unit.Db.AddRange(suggestion, c);
                await unit.Db.SaveChangesAsync();
                if (signed)
                    await AddDraftAsync(s, unit, c, bureau);
                await s.GetRequiredService<CaseEngine>().StartAsync(unit, c, ChainDefinition.Id, default);
                return new OpenCase(c.Id, bureau);
            }, default);
        return opened;
    });

    private static async Task AddDraftAsync(IServiceProvider s, Unit unit, Case c, Bureau bureau)
    {
        await unit.Db.Entry(c).Reference(x => x.LeadBureau).LoadAsync();
        await unit.Db.Entry(c.Suggestion!).Reference(x => x.Session).LoadAsync();
        await unit.Db.Entry(c.Suggestion!.Deputies[0]).Reference(d => d.Deputy).LoadAsync();
        var content = await s.GetRequiredService<LetterComposer>().FirstDraftAsync(unit.Db, c, await unit.Db.Users.FirstAsync(u => u.Id == bureau.Office), default);
        content = (content with { Category = "B", Disclosure = "主动公开" }).Normalised();
        unit.Db.DraftVersions.Add(new DraftVersion { CaseId = c.Id, No = 1, Content = content, Sha256 = content.Sha256(), SubmittedBy = "示例", SubmittedAt = unit.Now });
        await unit.Db.SaveChangesAsync();
    }

    /// <summary>A case, and whose it is.</summary>
    private sealed record OpenCase(Guid Id, Bureau Bureau);

    /// <summary>A bureau with the people who decide for it.</summary>
    private sealed record Bureau(Guid Id, Guid Office, Guid Signatory);

    private static Task<Bureau> BureauAsync(IServiceProvider services, string office, string signatory) => services.InScopeAsync(async s =>
    {
        var people = await s.GetRequiredService<ReplyFlowDb>().Users.Where(u => u.UserName == office || u.UserName == signatory).ToDictionaryAsync(u => u.UserName!);
        return new Bureau(people[office].BureauId, people[office].Id, people[signatory].Id);
    });
}
