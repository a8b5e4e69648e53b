using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain;

namespace ReplyFlow.Application.Cases;

/// <summary>Scans stored files every minute, and once a day also those in which something was found. Several processes may run it on one database.</summary>
public sealed class ScanWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<ScanWorker> log)
    : PeriodicWorker(log, "Scanning stored files did not succeed; tried again in a minute")
{
    private readonly HashSet<string> _failed = [];
    private DateOnly _asked;

    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken ct)
    {
        var isNewDay = _asked != time.Today();
        if (isNewDay)
            _failed.Clear();
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<ScanStoredFiles>().RunAsync(_failed, isNewDay, ct);
        _asked = time.Today();
    }

    /// <inheritdoc />
    protected override Task PauseAsync(CancellationToken ct) => Task.Delay(TimeSpan.FromMinutes(1), time, ct);
}
