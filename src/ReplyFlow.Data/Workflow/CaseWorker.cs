using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReplyFlow.Data.Workflow;

/// <summary>Fires timers every minute and sweeps for stuck cases at the start and every ten minutes. Several processes may run it on one database.</summary>
public sealed class CaseWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<CaseWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private const int SweepEvery = 10;

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var round = 0; !stoppingToken.IsCancellationRequested; round++)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<TimerRunner>().RunDueAsync(stoppingToken);
                if (round % SweepEvery == 0)
                    await scope.ServiceProvider.GetRequiredService<Sweeper>().RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "Timers or the sweeper failed; tried again in a minute");
            }
            try
            {
                await Task.Delay(Pause, time, stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
