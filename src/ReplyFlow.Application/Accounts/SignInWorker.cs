using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;

namespace ReplyFlow.Application.Accounts;

/// <summary>Records failed sign-ins every minute. Several processes may run it on one database.</summary>
public sealed class SignInWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<SignInWorker> log)
    : PeriodicWorker(log, "Recording failed sign-ins did not succeed; tried again in a minute")
{
    /// <inheritdoc />
    protected override async Task RunAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<RecordFailedSignIns>().RunAsync(ct);
    }

    /// <inheritdoc />
    protected override Task PauseAsync(CancellationToken ct) => Task.Delay(TimeSpan.FromMinutes(1), time, ct);
}
