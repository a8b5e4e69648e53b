using System.Data.Common;
using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Nodes;

/// <summary>How many messages wait and for how long the oldest has, asked of the database whenever metrics are exported, about once a minute.</summary>
public sealed class OutboxGauge : IDisposable
{
    private readonly Meter _meter = new(ProductMeter.Name);

    /// <summary>Registers both gauges.</summary>
    public OutboxGauge(IServiceScopeFactory scopes, TimeProvider time)
    {
        _meter.CreateObservableGauge("replyflow.outbox.queued", () => Read(scopes, q => (long)q.Count()), "{message}", "Messages that wait to be sent");
        _meter.CreateObservableGauge("replyflow.outbox.age", () => Read(scopes, q => Age(q, time)), "s", "Age of the oldest message that waits");
    }

    /// <inheritdoc />
    public void Dispose() => _meter.Dispose();

    private static double Age(IQueryable<OutboxMessage> queued, TimeProvider time) =>
        queued.Min(m => (DateTimeOffset?)m.CreatedAt) is { } oldest ? (time.GetUtcNow() - oldest).TotalSeconds : 0;

    /// <summary>A measurement; none while the database is away.</summary>
    private static IEnumerable<Measurement<T>> Read<T>(IServiceScopeFactory scopes, Func<IQueryable<OutboxMessage>, T> read) where T : struct
    {
        try
        {
            using var scope = scopes.CreateScope();
            return [new Measurement<T>(read(scope.ServiceProvider.GetRequiredService<ReplyFlowDb>().Outbox.Where(m => m.Status == MessageStatus.Queued)))];
        }
        catch (Exception e) when (e is DbException or InvalidOperationException)
        {
            return [];
        }
    }
}
