using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Messages;

/// <summary>
/// One thing that came back about a message, or that a person recorded about it. Nothing of it changes; what follows from it is read from
/// all rows of a message, in whatever order they came.
/// </summary>
public sealed class DeliveryEvidence
{
    /// <summary>Most UTF-16 units of <see cref="Words"/>.</summary>
    public const int MaxWords = 4_000;

    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The message that it is about.</summary>
    public Guid MessageId { get; init; }

    /// <summary>The case of that message.</summary>
    public Guid CaseId { get; init; }

    /// <summary>What it says.</summary>
    public EvidenceKind Kind { get; init; }

    /// <summary>UTC, when it was read or recorded.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The day on which it was handed over, posted or told by telephone; null for others.</summary>
    public DateOnly? On { get; init; }

    /// <summary>Who handed it over, posted it, telephoned, or decided about the address; empty for what came by mail.</summary>
    public string By { get; init; } = "";

    /// <summary>The address that wrote or that it is about; empty where none is told.</summary>
    public string Address { get; init; } = "";

    /// <summary>What was said: a server's words, an answer, a note, the address before.</summary>
    public string Words { get; init; } = "";

    /// <summary>A server's status as RFC 3463 writes it, for example 5.1.1; empty where none is told.</summary>
    public string StatusCode { get; init; } = "";

    /// <summary>The number under which the post can be asked; empty for none.</summary>
    public string TrackingNumber { get; init; } = "";

    /// <summary>By which the same mail is known when it comes again; unique.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 over the row, lower-case hex: what the audit trail keeps of it and <c>verify</c> compares.</summary>
    public string Sha256() => Fingerprint.Of(Id, MessageId, CaseId, Kind, At, On, By, Address, Words, StatusCode, TrackingNumber, Key);

    /// <summary>地址无效: whether a server said that there is no such address (RFC 3463, 3.2), and not only that the mail did not arrive.</summary>
    public bool SaysAddressIsWrong =>
        Kind == EvidenceKind.Failed && StatusCode is "5.1.1" or "5.1.2" or "5.1.3" or "5.1.6" or "5.1.10";
}
