using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Messages.Outbox;

/// <summary>Works the outbox off in the background: soon after a commit, and by looking every few seconds.</summary>
public sealed class OutboxWorker(OutboxDispatcher dispatcher, OutboxSignal signal, OutboxOptions options, ILogger<OutboxWorker> log)
    : PeriodicWorker(log, $"The outbox could not be worked off; it is tried again in {options.PollSeconds} s")
{
    /// <inheritdoc />
    protected override Task RunAsync(CancellationToken ct) => dispatcher.RunAsync(ct);

    /// <inheritdoc />
    protected override Task PauseAsync(CancellationToken ct) => signal.WaitAsync(TimeSpan.FromSeconds(options.PollSeconds), ct);
}
