using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>Reads the mailbox: as mail comes in where the server tells, else every few seconds.</summary>
public sealed class MailboxWorker(ReturnsMailbox mailbox, ReturnsJournal journal, ReturnsOptions options, ILogger<MailboxWorker> log)
    : PeriodicWorker(log, $"The mailbox of mail that came back could not be read; it is tried again in {options.PollSeconds} s")
{
    /// <inheritdoc />
    protected override Task RunAsync(CancellationToken ct) =>
        journal.LookAsync(ReturnsState.OfMailbox, mailbox.Name, looked => mailbox.ReadAsync(stay: true, ct, looked), ct);

    /// <inheritdoc />
    protected override Task PauseAsync(CancellationToken ct) => Task.Delay(TimeSpan.FromSeconds(options.PollSeconds), ct);
}
