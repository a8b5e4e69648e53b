using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Deputies;

/// <summary>沟通记录: one contact with a deputy about a case.</summary>
public sealed class ContactLog
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>Key of the case.</summary>
    public Guid CaseId { get; init; }

    /// <summary>Beijing date of the contact, not of the entry.</summary>
    public DateOnly On { get; init; }

    /// <summary>办前, 办中 or 办后.</summary>
    public ContactPhase Phase { get; init; }

    /// <summary>Visit and meeting count as in person (面商).</summary>
    public ContactChannel Channel { get; init; }

    /// <summary>Which deputy or deputies, as text.</summary>
    public string With { get; init; } = "";

    /// <summary>What was said, in the logger's words.</summary>
    public required string Summary { get; init; }

    /// <summary>The logger's name at that time.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset LoggedAt { get; init; }

    /// <summary>SHA-256 over all of it, lower-case hex: what the audit trail keeps of it and <c>verify</c> compares.</summary>
    public string Sha256() => Fingerprint.Of(Id, CaseId, On, Phase, Channel, With, Summary, By, LoggedAt);
}
