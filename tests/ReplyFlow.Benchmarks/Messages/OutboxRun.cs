using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Benchmarks.Decisions;
using ReplyFlow.Cli.Demo;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Benchmarks.Messages;

/// <summary>
/// Letters to deputies a second, from the row in the outbox to the line in the audit trail that a server took the mail:
/// <c>outbox sqlite|postgres [MESSAGES [LANES]]</c>. Each mail has its letter, its link and a form painted for it.
/// </summary>
internal static class OutboxRun
{
    public const string Verb = "outbox";
    private const int WarmUp = 60;

    public static async Task RunAsync(string[] args)
    {
        var count = int.Parse(args.ElementAtOrDefault(2) ?? "600", CultureInfo.InvariantCulture);
        var lanes = args.ElementAtOrDefault(3) ?? "4";
        var folder = Directory.CreateTempSubdirectory("replyflow-benchmark-");
        using var sink = ChildProcess.Start(new ProcessStartInfo(Environment.ProcessPath!, [typeof(OutboxRun).Assembly.Location, SmtpSink.Verb])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        });
        try
        {
            var port = await sink.StandardOutput.ReadLineAsync();
            await RunAsync(await BenchmarkDatabase.NewAsync(args.ElementAtOrDefault(1) ?? "sqlite", folder.FullName), folder.FullName, port!, count, lanes);
        }
        finally
        {
            sink.StandardInput.Close();
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(DatabaseAddress address, string folder, string port, int count, string lanes)
    {
        await address.MigrateAsync();
        var clock = new DemoClock { Now = TimeProvider.System.GetUtcNow() };
        var settings = new ConfigurationBuilder().AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Mail:Transport"] = "smtp",
            ["Mail:Host"] = "127.0.0.1",
            ["Mail:Port"] = port,
            ["Mail:Tls"] = "None",
            ["Mail:From"] = "reply@bureau.example",
            ["Outbox:Lanes"] = lanes,
        }).Build();
        await using var services = ProductServices.On(address, clock).AddDelivery(settings, folder).BuildServiceProvider();
        await services.PublishAsync();
        await new DemoData(services.GetRequiredService<IServiceScopeFactory>(), clock).FillAsync(14, default);
        await QueueAsync(services, clock.Now, WarmUp);
        await services.GetRequiredService<OutboxDispatcher>().RunAsync(default);
        await QueueAsync(services, clock.Now, count, WarmUp);
        var (processor, wall) = (Process.GetCurrentProcess().TotalProcessorTime, Stopwatch.StartNew());
        var allocated = GC.GetTotalAllocatedBytes();
        var sent = await services.GetRequiredService<OutboxDispatcher>().RunAsync(default);
        wall.Stop();
        var used = Process.GetCurrentProcess().TotalProcessorTime - processor;
        var failed = await services.InScopeAsync(s => s.GetRequiredService<ReplyFlowDb>().Outbox.CountAsync(m => m.Status != MessageStatus.Sent));
        Console.WriteLine(FormattableString.Invariant(
            $"{address.Kind}, {lanes} lanes: {sent} mails in {wall.Elapsed.TotalSeconds:0.0} s, {sent / wall.Elapsed.TotalSeconds:0}/s; processor {used.TotalMilliseconds / sent:0.0} ms each, allocated {(GC.GetTotalAllocatedBytes() - allocated) / 1024 / sent} KB each; {failed} not sent; working set {Environment.WorkingSet / 1048576} MB"));
    }

    /// <summary>Queues the demo's letter to one deputy again, each of a case and with a number of its own; all else that waits is put off.</summary>
    private static Task QueueAsync(IServiceProvider services, DateTimeOffset now, int count, int from = 0) => services.InScopeAsync(async s =>
    {
        var db = s.GetRequiredService<ReplyFlowDb>();
        await db.Outbox.Where(m => m.Status == MessageStatus.Queued).ExecuteUpdateAsync(u => u.SetProperty(m => m.Status, MessageStatus.Offline));
        var letter = await db.Letters.Where(l => db.Outbox.Any(m => m.LetterId == l.Id && m.DeputyId != null)).OrderBy(l => l.IssuedAt).Select(l => new { l.Id, l.CaseId }).FirstAsync();
        await new StoredCases(db, await db.Cases.FirstAsync(c => c.Id == letter.CaseId), from).AddAsync(count, letter.Id);
    });
}
