namespace ReplyFlow.Application.Core;

/// <summary>Wakes a worker of this process.</summary>
public abstract class Signal
{
    private readonly SemaphoreSlim _signal = new(0, 1);

    /// <summary>Wakes the worker.</summary>
    public void Set()
    {
        try
        {
            _signal.Release();
        }
        catch (SemaphoreFullException)
        {
            // It is awake or about to wake already.
        }
    }

    /// <summary>Waits for a signal, but no longer than the given time.</summary>
    /// <returns>Whether there was one.</returns>
    public Task<bool> WaitAsync(TimeSpan atMost, CancellationToken ct) => _signal.WaitAsync(atMost, ct);
}
