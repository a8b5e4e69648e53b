namespace ReplyFlow.Browser.Tests.Crash;

/// <summary>What the product was asked and has answered since its start, counted until a kill's point is reached.</summary>
internal sealed class Progress(KillPoint point)
{
    private readonly Lock _lock = new();
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _requests;
    private int? _requestsAtLastEffect;
    private int _answered;

    /// <summary>Ends when the point is reached; never for a point that is seen in the database.</summary>
    public Task Reached => _reached.Task;

    /// <summary>Decisions that were sent and not answered.</summary>
    public int InFlight { get; private set; }

    /// <summary>A request is being sent.</summary>
    public void Request() => Count(() => _requests++);

    /// <summary>A decision is being sent.</summary>
    public void Decision() => Count(() => InFlight++);

    /// <summary>A decision was answered.</summary>
    /// <param name="taken">Whether with success.</param>
    public void Answer(bool taken) => Count(() =>
    {
        InFlight--;
        if (taken && ++_answered == point.Effects)
            _requestsAtLastEffect = _requests;
    });

    private void Count(Action count)
    {
        lock (_lock)
        {
            count();
            var reached = point.Kind switch
            {
                KillKind.WarmingUp => _requests >= point.Requests,
                KillKind.JustAnswered => _answered >= point.Effects,
                KillKind.DecisionInFlight => _requestsAtLastEffect is { } before && _requests - before >= point.Requests && InFlight > 0,
                _ => false,
            };
            if (reached)
                _reached.TrySetResult();
        }
    }
}
