using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Alerts.Channels;
using ReplyFlow.Application.Alerts.Push;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain;

namespace ReplyFlow.Application.Alerts;

/// <summary>Finds what people are to be told elsewhere and tells them, every few seconds. Several processes may run it on one database.</summary>
public sealed class AlertWorker(
    IServiceScopeFactory scopes, AlertDispatcher dispatcher, PushKeys keys, AlertOptions options, TimeProvider time, ILogger<AlertWorker> log)
    : PeriodicWorker(log, $"Alerts failed; tried again in {options.PollSeconds} s")
{
    /// <summary>A date passes once a day, and is moved seldom: what is late is looked for less often.</summary>
    private static readonly TimeSpan LateEvery = TimeSpan.FromMinutes(5);

    private DateTimeOffset _late;
    private DateOnly _dropped;

    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken ct)
    {
        if (options.Push)
            await keys.EnsureAsync(ct);
        await using (var scope = scopes.CreateAsyncScope())
        {
            var finder = scope.ServiceProvider.GetRequiredService<AlertFinder>();
            await finder.OpenedAsync(ct);
            if (time.GetUtcNow() >= _late)
            {
                await finder.OverdueAsync(ct);
                _late = time.GetUtcNow() + LateEvery;
            }
            if (time.Today() is var today && today != _dropped)
            {
                await scope.ServiceProvider.GetRequiredService<DropOldAlerts>().RunAsync(ct);
                _dropped = today;
            }
        }
        await dispatcher.RunAsync(ct);
    }

    /// <inheritdoc />
    protected override Task PauseAsync(CancellationToken ct) => Task.Delay(TimeSpan.FromSeconds(options.PollSeconds), time, ct);
}
