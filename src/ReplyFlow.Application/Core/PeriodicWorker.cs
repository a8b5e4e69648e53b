using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReplyFlow.Application.Core;

/// <summary>
/// Works in the background, round after round, until the host stops. A round that fails is logged with the given words; the next
/// one tries again.
/// </summary>
public abstract class PeriodicWorker(ILogger log, string failure) : BackgroundService
{
    /// <summary>One round.</summary>
    protected abstract Task RunAsync(CancellationToken ct);

    /// <summary>Waits for the next.</summary>
    protected abstract Task PauseAsync(CancellationToken ct);

    /// <inheritdoc />
    protected sealed override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await RunAsync(stoppingToken);
            }
            catch (Exception e) when (e is not OperationCanceledException || !stoppingToken.IsCancellationRequested)
            {
                log.LogError(e, "{Failure}", failure);
            }
            await PauseAsync(stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
