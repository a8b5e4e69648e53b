namespace ReplyFlow.Domain.Organisation;

/// <summary>处室: a division of a bureau.</summary>
public sealed class Division
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The bureau it is part of.</summary>
    public Guid BureauId { get; set; }

    /// <summary>Name, unique within the bureau, for example 科技与标准处.</summary>
    public required string Name { get; set; }
}
