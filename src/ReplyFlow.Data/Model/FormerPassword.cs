namespace ReplyFlow.Data.Model;

/// <summary>A password that a person had, as a hash, so that it is not taken again too soon.</summary>
public sealed class FormerPassword
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Whose it was.</summary>
    public Guid PersonId { get; init; }

    public required string Hash { get; init; }

    public DateTimeOffset ReplacedAt { get; init; }
}
