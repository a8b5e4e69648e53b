namespace ReplyFlow.Domain.Deputies;

/// <summary>沟通记录: one contact with a deputy about a case.</summary>
public sealed class ContactLog
{
    /// <summary>Identifier.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The case.</summary>
    public Guid CaseId { get; set; }

    /// <summary>Beijing date of the contact.</summary>
    public DateOnly On { get; set; }

    /// <summary>Before, during or after handling.</summary>
    public ContactPhase Phase { get; set; }

    /// <summary>How.</summary>
    public ContactChannel Channel { get; set; }

    /// <summary>Which deputy or deputies, as text.</summary>
    public string With { get; set; } = "";

    /// <summary>What was said.</summary>
    public required string Summary { get; set; }

    /// <summary>Who logged it, by name.</summary>
    public required string By { get; set; }

    /// <summary>When it was logged.</summary>
    public DateTimeOffset LoggedAt { get; set; }
}
