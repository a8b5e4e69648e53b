namespace ReplyFlow.Domain.Cases;

/// <summary>延期: a bureau asks for more time; the government office decides once, and what it approves takes effect once.</summary>
public sealed class ExtensionRequest
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case; at most one request of it is open.</summary>
    public Guid CaseId { get; init; }

    /// <summary>The bureau's reason, for the office that decides.</summary>
    public required string Reason { get; init; }

    /// <summary>Beijing date asked for as the new due date.</summary>
    public DateOnly Until { get; init; }

    /// <summary>The asker's name at that time.</summary>
    public required string RequestedBy { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset RequestedAt { get; init; }

    /// <summary>True or false once decided; null while open.</summary>
    public bool? Approved { get; private set; }

    /// <summary>Due date before the approval; null until it took effect, and when refused.</summary>
    public DateOnly? PreviousDueOn { get; private set; }

    /// <summary>Who decided, by name; empty while open.</summary>
    public string DecidedBy { get; private set; } = "";

    /// <summary>UTC; null while open.</summary>
    public DateTimeOffset? DecidedAt { get; private set; }

    /// <summary>The government office approves or refuses.</summary>
    /// <exception cref="InvalidOperationException">It is decided already.</exception>
    public void Decide(bool approved, string by, DateTimeOffset at)
    {
        if (Approved is not null)
            throw new InvalidOperationException("The request is decided already.");
        (Approved, DecidedBy, DecidedAt) = (approved, by, at);
    }

    /// <summary>What was approved takes effect.</summary>
    /// <param name="previousDueOn">The case's due date before.</param>
    /// <exception cref="InvalidOperationException">It was not approved, or took effect already.</exception>
    public void Apply(DateOnly previousDueOn)
    {
        if (Approved is not true || PreviousDueOn is not null)
            throw new InvalidOperationException("Only an approved request takes effect, and once.");
        PreviousDueOn = previousDueOn;
    }
}
