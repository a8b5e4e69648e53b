namespace ReplyFlow.Data;

/// <summary>One flush for all who wait for one: whoever comes while one is running waits for the next, which has not begun yet.</summary>
/// <param name="flush">Brings what was written to the disk.</param>
internal sealed class SharedFlush(Action flush)
{
    private readonly Lock _lock = new();
    private Task _running = Task.CompletedTask;
    private Task? _next;

    /// <summary>Waits until a flush has ended that began after this call.</summary>
    public Task WaitAsync()
    {
        lock (_lock)
            return _next ??= NextAsync(_running);
    }

    private async Task NextAsync(Task running)
    {
        // Not within the caller's lock.
        await Task.Yield();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        lock (_lock)
            (_running, _next) = (_next!, null);
        flush();
    }
}
