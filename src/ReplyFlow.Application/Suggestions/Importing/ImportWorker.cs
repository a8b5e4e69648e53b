using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Databases;

namespace ReplyFlow.Application.Suggestions.Importing;

/// <summary>Registers accepted imports in the background, also those that a process left when it ended. Several processes may run it on one database.</summary>
public sealed class ImportWorker(IServiceScopeFactory scopes, ImportSignal signal, TimeProvider time, ILogger<ImportWorker> log)
    : PeriodicWorker(log, "An import could not go on; tried again in ten seconds")
{
    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken ct)
    {
        var stepped = false;
        for (; await StepAsync(ct); stepped = true)
            await Task.Delay(ImportWriter.Pause, time, ct);
        if (!stepped)
            return;
        await using var scope = scopes.CreateAsyncScope();
        await TableStatistics.SampleAsync(scope.ServiceProvider.GetRequiredService<ReplyFlowDb>(), ct);
    }

    /// <inheritdoc />
    protected override Task PauseAsync(CancellationToken ct) => signal.WaitAsync(TimeSpan.FromSeconds(10), ct);

    private async Task<bool> StepAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var writer = scope.ServiceProvider.GetRequiredService<ImportWriter>();
        if (await writer.NextAsync(ct) is not { } import)
            return false;
        try
        {
            await writer.StepAsync(import, ct);
            return true;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            await using var other = scopes.CreateAsyncScope();
            await other.ServiceProvider.GetRequiredService<ImportWriter>().StopAsync(import, e, ct);
            throw;
        }
    }
}
