namespace ReplyFlow.Data.Model;

/// <summary>What a process that works on this database tells of itself, so that the others' pages can show it.</summary>
public sealed class NodeReport
{
    /// <summary>Identifier, a new one at every start.</summary>
    public Guid Id { get; init; }

    /// <summary>The machine's name and the process's number there.</summary>
    public required string Name { get; set; }

    /// <summary>What it does: pages, background work.</summary>
    public required string Roles { get; set; }

    /// <summary>The product's version.</summary>
    public required string Version { get; set; }

    public DateTimeOffset StartedAt { get; init; }

    /// <summary>When it last wrote this row; one that ended in order leaves none.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>Its figures since its start, as JSON.</summary>
    public required string Figures { get; set; }
}
