using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Proofreading;

/// <summary>Counts every ten minutes what 核稿 found in the versions submitted meanwhile.</summary>
public sealed class TallyWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<TallyWorker> log)
    : PeriodicWorker(log, "Counting what proofreading finds did not succeed; tried again in ten minutes")
{
    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken ct)
    {
        var more = true;
        while (more)
        {
            await using var scope = scopes.CreateAsyncScope();
            more = await scope.ServiceProvider.GetRequiredService<TallyFindings>().RunAsync(null, time.GetUtcNow(), ct);
        }
    }

    /// <inheritdoc />
    protected override Task PauseAsync(CancellationToken ct) => Task.Delay(TimeSpan.FromMinutes(10), time, ct);
}
