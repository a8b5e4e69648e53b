namespace ReplyFlow.Domain.Messages;

/// <summary>One e-mail to one recipient, written in the transaction that caused it and sent after it committed, at least once.</summary>
public sealed class OutboxMessage
{
    /// <summary>Identifier; the Message-ID derives from it, so that a repeated sending can be recognised.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The case; null for messages about no case or several (a person's morning digest).</summary>
    public Guid? CaseId { get; set; }

    /// <summary>The bureau in whose name it is sent.</summary>
    public Guid BureauId { get; set; }

    /// <summary>The letter attached; null for messages without one.</summary>
    public Guid? LetterId { get; set; }

    /// <summary>The notice attached; null for messages without one.</summary>
    public Guid? NoticeId { get; set; }

    /// <summary>Deputy, copy recipient or one of the product's own users.</summary>
    public RecipientKind RecipientKind { get; set; }

    /// <summary>The recipient's name, for example 许和兴代表 or 市政府办公厅.</summary>
    public required string RecipientName { get; set; }

    /// <summary>The recipient's address; may be empty, then the message is parked at once.</summary>
    public required string Address { get; set; }

    /// <summary>One line, unencoded.</summary>
    public required string Subject { get; set; }

    /// <summary>Plain text, unencoded.</summary>
    public required string Body { get; set; }

    /// <summary>File name of the attached letter, in Chinese; empty when none is attached.</summary>
    public string AttachmentName { get; set; } = "";

    /// <summary>Nothing but <see cref="MessageStatus.Queued"/> is sent; a parked one may be queued again.</summary>
    public MessageStatus Status { get; set; }

    /// <summary>How often it was tried; where the refusal came before any attempt, that one is not counted.</summary>
    public int Attempts { get; set; }

    /// <summary>When it may be tried next.</summary>
    public DateTimeOffset NextAttemptAt { get; set; }

    /// <summary>Until when a worker holds it; a crashed worker's hold runs out.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>The last failure in words: the server's reply or what went wrong.</summary>
    public string LastError { get; set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; set; }

    /// <summary>UTC, when the server accepted it; null until then.</summary>
    public DateTimeOffset? SentAt { get; set; }

    /// <summary>The RFC 5322 Message-ID without angle brackets.</summary>
    /// <param name="domain">The sending installation's domain.</param>
    public string MessageIdAt(string domain) => $"{Id:N}@{domain}";
}
