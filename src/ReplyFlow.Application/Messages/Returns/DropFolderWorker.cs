using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Messages.Returns;

/// <summary>Reads the drop folder every few seconds.</summary>
public sealed class DropFolderWorker(DropFolder folder, ReturnsJournal journal, ReturnsOptions options, ILogger<DropFolderWorker> log)
    : PeriodicWorker(log, $"The folder of mail that came back could not be read; it is tried again in {options.PollSeconds} s")
{
    /// <inheritdoc />
    protected override Task RunAsync(CancellationToken ct) => journal.LookAsync(ReturnsState.OfFolder, folder.Place, async looked =>
    {
        await folder.ReadAsync(ct);
        await looked();
    }, ct);

    /// <inheritdoc />
    protected override Task PauseAsync(CancellationToken ct) => Task.Delay(TimeSpan.FromSeconds(options.PollSeconds), ct);
}
