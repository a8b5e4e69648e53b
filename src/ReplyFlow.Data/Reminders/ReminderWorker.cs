using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReplyFlow.Data.Reminders;

/// <summary>Runs the reminders at the start and every few minutes. Several processes may run it on one database.</summary>
public sealed class ReminderWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<ReminderWorker> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                var run = await scope.ServiceProvider.GetRequiredService<ReminderRunner>().RunAsync(stoppingToken);
                if (run != ReminderRun.None)
                    log.LogInformation("Gave {Reminders} reminders, told {Digests} people, {Messages} of them by message", run.Reminders, run.Digests, run.Messages);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                log.LogError(e, "The reminders failed; tried again in five minutes");
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
