namespace ReplyFlow.Cli.Demo;

/// <summary>A clock the demo moves through the past months by itself.</summary>
public sealed class DemoClock : TimeProvider
{
    public DateTimeOffset Now { get; set; } = System.GetUtcNow();

    /// <inheritdoc />
    public override DateTimeOffset GetUtcNow() => Now;
}
