namespace ReplyFlow.Domain.Cases;

/// <summary>延期: a bureau asks for more time; the government office decides.</summary>
public sealed class ExtensionRequest
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The case; at most one request of it is open.</summary>
    public Guid CaseId { get; set; }

    /// <summary>The bureau's reason, for the office that decides.</summary>
    public required string Reason { get; set; }

    /// <summary>Beijing date asked for as the new due date.</summary>
    public DateOnly Until { get; set; }

    /// <summary>The asker's name at that time.</summary>
    public required string RequestedBy { get; set; }

    /// <summary>UTC.</summary>
    public DateTimeOffset RequestedAt { get; set; }

    /// <summary>True or false once decided; null while open.</summary>
    public bool? Approved { get; set; }

    /// <summary>Due date before the approval; null while open or when refused.</summary>
    public DateOnly? PreviousDueOn { get; set; }

    /// <summary>Who decided, by name; empty while open.</summary>
    public string DecidedBy { get; set; } = "";

    /// <summary>UTC; null while open.</summary>
    public DateTimeOffset? DecidedAt { get; set; }
}
