using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Process;

/// <summary>Fires timers every minute and sweeps for stuck cases at the start and every ten minutes. Several processes may run it on one database.</summary>
public sealed class CaseWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<CaseWorker> log)
    : PeriodicWorker(log, "Timers or the sweeper failed; tried again in a minute")
{
    private const int SweepEvery = 10;

    private int _round;

    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken ct)
    {
        var sweeps = _round++ % SweepEvery == 0;
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<TimerRunner>().RunDueAsync(ct);
        if (sweeps)
            await scope.ServiceProvider.GetRequiredService<Sweeper>().RunAsync(ct);
    }

    /// <inheritdoc />
    protected override Task PauseAsync(CancellationToken ct) => Task.Delay(TimeSpan.FromMinutes(1), time, ct);
}
