namespace ReplyFlow.Domain.Cases;

/// <summary>延期: a bureau asks for more time; the government office decides.</summary>
public sealed class ExtensionRequest
{
    /// <summary>Identifier.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The case.</summary>
    public Guid CaseId { get; set; }

    /// <summary>Why.</summary>
    public required string Reason { get; set; }

    /// <summary>Beijing date asked for.</summary>
    public DateOnly Until { get; set; }

    /// <summary>Who asked, by name.</summary>
    public required string RequestedBy { get; set; }

    /// <summary>When it was asked.</summary>
    public DateTimeOffset RequestedAt { get; set; }

    /// <summary>True or false once decided; null while open.</summary>
    public bool? Approved { get; set; }

    /// <summary>Due date before the approval; null while open or when refused.</summary>
    public DateOnly? PreviousDueOn { get; set; }

    /// <summary>Who decided, by name; empty while open.</summary>
    public string DecidedBy { get; set; } = "";

    /// <summary>When it was decided.</summary>
    public DateTimeOffset? DecidedAt { get; set; }
}
