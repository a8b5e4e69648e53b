using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ReplyFlow.Data.Delivery;

/// <summary>Works the outbox off in the background: soon after a commit, and by looking every few seconds.</summary>
public sealed class OutboxWorker(OutboxDispatcher dispatcher, OutboxSignal signal, OutboxOptions options, ILogger<OutboxWorker> log) : BackgroundService
{
    /// <inheritdoc />
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await dispatcher.RunAsync(stoppingToken);
            }
            catch (Exception e)
            {
                log.LogError(e, "The outbox could not be worked off; it is tried again in {Seconds} s", options.PollSeconds);
            }
            try
            {
                await signal.WaitAsync(TimeSpan.FromSeconds(options.PollSeconds), stoppingToken);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }
}
