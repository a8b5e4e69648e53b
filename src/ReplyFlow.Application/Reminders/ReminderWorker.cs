using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Reminders;

/// <summary>Runs the reminders at the start and every few minutes. Several processes may run it on one database.</summary>
public sealed class ReminderWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<ReminderWorker> log)
    : PeriodicWorker(log, "The reminders failed; tried again in five minutes")
{
    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var run = await scope.ServiceProvider.GetRequiredService<ReminderRunner>().RunAsync(ct);
        ProductMeter.Reminders.Add(run.Reminders);
        if (run != ReminderRun.None)
            log.LogInformation("Gave {Reminders} reminders, told {Digests} people, {Messages} of them by message", run.Reminders, run.Digests, run.Messages);
    }

    /// <inheritdoc />
    protected override Task PauseAsync(CancellationToken ct) => Task.Delay(TimeSpan.FromMinutes(5), time, ct);
}
