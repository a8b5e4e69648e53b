using ReplyFlow.Application.Setup;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Whether set-up is over, and how often a wrong code was tried lately.</summary>
public sealed class SetUpState(IServiceScopeFactory scopes, TimeProvider time)
{
    /// <summary>Wrong codes within <see cref="Window"/> after which none is looked at.</summary>
    public const int MaxTries = 5;

    private readonly Queue<DateTimeOffset> _wrong = new();
    private volatile bool _done;

    /// <summary>How long a wrong code counts.</summary>
    public static TimeSpan Window { get; } = TimeSpan.FromMinutes(10);

    /// <summary>Whether somebody has an account. Asks the database until that is so, never after.</summary>
    public async ValueTask<bool> IsDoneAsync(CancellationToken ct)
    {
        if (_done)
            return true;
        await using var scope = scopes.CreateAsyncScope();
        return _done = await scope.ServiceProvider.GetRequiredService<SetUpInstallation>().IsDoneAsync(ct);
    }

    /// <summary>Whether another code may be tried now.</summary>
    public bool MayTry()
    {
        lock (_wrong)
        {
            while (_wrong.TryPeek(out var first) && first + Window <= time.GetUtcNow())
                _wrong.Dequeue();
            return _wrong.Count < MaxTries;
        }
    }

    /// <summary>Counts a wrong code.</summary>
    public void CountWrong()
    {
        lock (_wrong)
            _wrong.Enqueue(time.GetUtcNow());
    }
}
