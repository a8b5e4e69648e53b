namespace ReplyFlow.Testing;

/// <summary>A clock that stands until a test moves it.</summary>
public sealed class ManualTime : TimeProvider
{
    private long _ticks;

    /// <summary>Starts at an instant.</summary>
    public ManualTime(DateTimeOffset start) => _ticks = start.UtcTicks;

    /// <summary>Starts on a working-day morning in Beijing.</summary>
    public ManualTime() : this(new DateTimeOffset(2024, 4, 10, 1, 30, 0, TimeSpan.Zero)) { }

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>Moves the clock, backwards too.</summary>
    public void Move(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);

    /// <summary>Sets the clock.</summary>
    public void Set(DateTimeOffset to) => Interlocked.Exchange(ref _ticks, to.UtcTicks);
}
