using System.Collections.Concurrent;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Administration;
using ReplyFlow.Browser.Tests.Crash;
using ReplyFlow.Browser.Tests.Product;
using ReplyFlow.Cli.Demo;
using ReplyFlow.Data.Databases;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Testing;
using ReplyFlow.Testing.Data;
using ReplyFlow.Testing.Data.Product;

namespace ReplyFlow.Browser.Tests.Nodes;

/// <summary>Built products behind nginx on one PostgreSQL with demo data, and people who work through their inboxes.</summary>
internal sealed class Cluster : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private readonly TestDatabase _database;
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("replyflow-nodes-");
    private readonly int[] _ports;
    private readonly ProductProcess?[] _nodes;
    private readonly List<(Worker Worker, Task Work)> _workers = [];
    private NginxProcess? _nginx;
    private volatile int _allowed;

    private Cluster(TestDatabase database, int nodes)
    {
        _database = database;
        _ports = [.. Enumerable.Range(0, nodes).Select(_ => Loopback.FreePort())];
        _nodes = new ProductProcess?[nodes];
        File.WriteAllText(KeyFile, Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)));
    }

    /// <summary>Decisions that were answered with success: work item and outcome.</summary>
    public ConcurrentDictionary<Guid, string> Answered { get; } = new();

    public List<Visitor> Visitors { get; } = [];

    public Uri Address => _nginx!.Address;

    public TestDatabase Database => _database;

    private string KeyFile => Path.Combine(_folder.FullName, "protection.key");

    /// <summary>Starts the nodes; the last of them works in the background too, the others serve pages only.</summary>
    public static async Task<Cluster> StartAsync(int nodes, int cases)
    {
        var cluster = new Cluster(await TestDatabase.CreateAsync(DatabaseKind.Postgres), nodes);
        var clock = new DemoClock();
        await using (var services = ProductServices.On(cluster._database.Address, clock).BuildServiceProvider())
        {
            await services.PublishAsync();
            var (accounts, password) = await new DemoData(services.GetRequiredService<IServiceScopeFactory>(), clock).FillAsync(cases, default);
            cluster.Visitors.AddRange(accounts.Where(a => a.UserName is not "admin" and not "liaison" and not "jt.office")
                .Select(a => new Visitor { UserName = a.UserName, Password = password }));
        }
        await using (var db = cluster._database.Open())
        {
            db.Settings.Add(new Setting { Name = "RequireContact", Value = "false" });
            await db.SaveChangesAsync();
        }
        await Task.WhenAll(Enumerable.Range(0, nodes).Select(cluster.StartNodeAsync));
        cluster._nginx = await NginxProcess.StartAsync(cluster._ports);
        return cluster;
    }

    /// <summary>Starts a node where it was before.</summary>
    public async Task StartNodeAsync(int no)
    {
        var folder = _folder.CreateSubdirectory($"node{no}").FullName;
        _nodes[no] = await ProductProcess.StartAsync(folder, _ports[no],
            ("ReplyFlow__Database__Provider", "Postgres"), ("ReplyFlow__Database__ConnectionString", _database.Address.ConnectionString),
            ("ReplyFlow__Keys__File", KeyFile), ("ReplyFlow__Web__BehindProxy", "true"), ("ReplyFlow__Web__PublicAddress", "https://reply.example"),
            ("ReplyFlow__Workers", no == _nodes.Length - 1 ? "true" : "false"));
    }

    public Task KillNodeAsync(int no) => _nodes[no]!.KillAsync();

    /// <summary>Asks a node to end, and says with which code it did.</summary>
    public Task<int> EndNodeAsync(int no) => _nodes[no]!.EndAsync();

    /// <summary>Has everybody work through their inbox, by nginx, until <see cref="FinishAsync"/>.</summary>
    public void Work()
    {
        // A point that is never reached: the nodes come and go by themselves here.
        var progress = new Progress(new KillPoint(KillKind.JustCommitted, 0, 0));
        foreach (var (no, visitor) in Visitors.Index())
        {
            var worker = new Worker(visitor, new Random(no), Answered, progress, () => Answered.Count < _allowed);
            _workers.Add((worker, worker.RunAsync(Address)));
        }
    }

    /// <summary>Waits until so many more decisions were answered. Some more are then under way; else people only look at pages, for cases do not last for ever.</summary>
    public async Task AnsweredAsync(int more)
    {
        var (until, wanted) = (DateTime.UtcNow + Patience, Answered.Count + more);
        for (_allowed = wanted + Visitors.Count / 2; Answered.Count < wanted; await Task.Delay(20))
        {
            Assert.True(DateTime.UtcNow < until, $"Nothing more was decided: {Answered.Count} of {wanted}.");
            Assert.All(_workers, w => Assert.False(w.Work.IsCompleted, $"Somebody stopped: {w.Worker.Stopped ?? w.Work.Exception}"));
        }
    }

    /// <summary>Takes nginx away, whereupon everybody stops.</summary>
    public async Task FinishAsync()
    {
        _nginx!.Dispose();
        _nginx = null;
        await Task.WhenAll(_workers.Select(w => w.Work));
    }

    /// <summary>That every answered decision is there as it was answered, once, and that everything else is sound.</summary>
    public async Task AssertSoundAsync()
    {
        await using var db = _database.Open();
        var kept = await db.WorkItems.AsNoTracking().Where(w => w.Status == WorkItemStatus.Decided).ToDictionaryAsync(w => w.Id, w => w.Outcome);
        Assert.All(Answered, a => Assert.True(kept.GetValueOrDefault(a.Key) == a.Value, $"{a.Key}: answered {a.Value}, stored {kept.GetValueOrDefault(a.Key)}"));
        Assert.Empty(await new Verifier(db).RunAsync(default));
    }

    public async ValueTask DisposeAsync()
    {
        _nginx?.Dispose();
        foreach (var node in _nodes.OfType<ProductProcess>())
            await node.DisposeAsync();
        Visitors.ForEach(v => v.Dispose());
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }
}
