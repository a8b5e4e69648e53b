using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Data.Settings;
using ReplyFlow.Domain;

namespace ReplyFlow.Application.Nodes;

/// <summary>On PostgreSQL: tells the other processes every half minute how this one is, and takes that away when it ends in order.</summary>
public sealed class NodeWorker(IServiceScopeFactory scopes, NodeIdentity self, NodeFigures figures, TimeProvider time, ILogger<NodeWorker> log)
    : PeriodicWorker(log, "This process could not tell the others how it is; tried again in half a minute")
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(30);

    /// <summary>After how long without a word a process is not shown any more.</summary>
    public static TimeSpan Forgotten { get; } = TimeSpan.FromDays(1);

    /// <inheritdoc />
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await Db(scope).Nodes.Where(n => n.Id == self.Id).ExecuteDeleteAsync(cancellationToken);
        }
        catch (Exception e) when (e is DbException or InvalidOperationException or OperationCanceledException)
        {
            // The row says itself when it was written.
            log.LogWarning("This process could not sign off: {Message}", e.Message);
        }
    }

    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = Db(scope);
        var now = time.UtcNowMicroseconds();
        var words = JsonSerializer.Serialize(new NodeFactsReport(Environment.WorkingSet, figures.Read()), StoredJson.Options);
        if (await db.Nodes.Where(n => n.Id == self.Id)
            .ExecuteUpdateAsync(s => s.SetProperty(n => n.SeenAt, now).SetProperty(n => n.Figures, words), ct) > 0)
            return;
        await db.Nodes.Where(n => n.SeenAt <= now - Forgotten).ExecuteDeleteAsync(ct);
        db.Nodes.Add(new NodeReport
        {
            Id = self.Id,
            Name = NodeIdentity.Name,
            Roles = self.Roles,
            Version = self.Version,
            StartedAt = self.StartedAt,
            SeenAt = now,
            Figures = words,
        });
        await db.SaveChangesAsync(ct);
    }

    /// <inheritdoc />
    protected override Task PauseAsync(CancellationToken ct) => Task.Delay(Every, time, ct);

    private static ReplyFlowDb Db(AsyncServiceScope scope) => scope.ServiceProvider.GetRequiredService<ReplyFlowDb>();
}
