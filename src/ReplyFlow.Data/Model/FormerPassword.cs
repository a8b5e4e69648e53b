namespace ReplyFlow.Data.Model;

/// <summary>A password that a person had, as a hash, so that it is not taken again too soon.</summary>
public sealed class FormerPassword
{
    /// <summary>Identifier.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>Whose it was.</summary>
    public Guid PersonId { get; set; }

    public required string Hash { get; set; }

    public DateTimeOffset ReplacedAt { get; set; }
}
