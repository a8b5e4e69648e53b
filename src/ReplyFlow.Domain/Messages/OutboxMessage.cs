using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Messages;

/// <summary>One e-mail to one recipient, written in the transaction that caused it and sent after it committed, at least once.</summary>
public sealed class OutboxMessage
{
    private string _address = "";
    private DateTimeOffset _nextAttemptAt;

    /// <summary>
    /// What may become of a message. One that was accepted or handed over is history; to send it again is a new message (<see
    /// cref="Again"/>).
    /// </summary>
    public static Succession<MessageStatus> Course { get; } = new(new Dictionary<MessageStatus, MessageStatus[]>
    {
        [MessageStatus.Queued] = [MessageStatus.Queued, MessageStatus.Sent, MessageStatus.Parked, MessageStatus.Offline],
        [MessageStatus.Parked] = [MessageStatus.Queued, MessageStatus.Offline],
    });

    /// <summary>Identifier; the Message-ID derives from it, so that a repeated sending can be recognised.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case; null for messages about no case or several (a person's morning digest).</summary>
    public Guid? CaseId { get; init; }

    /// <summary>The bureau in whose name it is sent.</summary>
    public Guid BureauId { get; init; }

    /// <summary>The letter attached; null for messages without one.</summary>
    public Guid? LetterId { get; init; }

    /// <summary>The notice attached; null for messages without one.</summary>
    public Guid? NoticeId { get; init; }

    /// <summary>Deputy, copy recipient or one of the product's own users.</summary>
    public RecipientKind RecipientKind { get; init; }

    /// <summary>The deputy it goes to; null for others, and for a deputy of old rows who could not be told from a namesake.</summary>
    public Guid? DeputyId { get; init; }

    /// <summary>The token of the deputy's personal link, encrypted; it leaves with the message and is gone from here.</summary>
    public byte[]? SealedToken { get; private set; }

    /// <summary>The recipient's name, for example 许和兴代表 or 市政府办公厅.</summary>
    public required string RecipientName { get; init; }

    /// <summary>The recipient's address; may be empty, then the message is parked at once.</summary>
    public required string Address { get => _address; init => _address = value; }

    /// <summary>One line, unencoded.</summary>
    public required string Subject { get; init; }

    /// <summary>Plain text, unencoded.</summary>
    public required string Body { get; init; }

    /// <summary>File name of the attached letter, in Chinese; empty when none is attached.</summary>
    public string AttachmentName { get; init; } = "";

    /// <summary>Nothing but <see cref="MessageStatus.Queued"/> is sent; <see cref="Course"/> says what may follow.</summary>
    public MessageStatus Status { get; private set; }

    /// <summary>
    /// How often it was tried; where the refusal came before any attempt, that one is not counted. Taking a message counts it, by
    /// the conditional update that is the lock.
    /// </summary>
    public int Attempts { get; private set; }

    /// <summary>When it may be tried next.</summary>
    public DateTimeOffset NextAttemptAt { get => _nextAttemptAt; init => _nextAttemptAt = value; }

    /// <summary>Until when a worker holds it; a crashed worker's hold runs out. Written by the conditional update that is the lock, ended here.</summary>
    public DateTimeOffset? LeasedUntil { get; private set; }

    /// <summary>The last failure in words: the server's reply or what went wrong.</summary>
    public string LastError { get; private set; } = "";

    /// <summary>UTC.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>UTC, when the server accepted it; null until then.</summary>
    public DateTimeOffset? SentAt { get; private set; }

    /// <summary>The RFC 5322 Message-ID without angle brackets.</summary>
    /// <param name="domain">The sending installation's domain.</param>
    public string MessageIdAt(string domain) => $"{Id:N}@{domain}";

    /// <summary>
    /// SHA-256 over what it says, to whom and where it goes, lower-case hex: what the audit trail keeps of it and <c>verify</c> compares. The
    /// address changes by <see cref="Requeue"/> alone, of which the trail keeps another.
    /// </summary>
    public string Sha256() => Fingerprint.Of(
        Id, CaseId, BureauId, LetterId, NoticeId, RecipientKind, DeputyId, RecipientName, Address, Subject, Body, AttachmentName, CreatedAt);

    /// <summary>A deputy's name out of a <see cref="RecipientName"/>, which calls them 某某代表.</summary>
    public static string DeputyName(string recipientName) =>
        recipientName.EndsWith("代表", StringComparison.Ordinal) ? recipientName[..^2] : recipientName;

    /// <summary>Puts the token of a new link into what waits to be sent.</summary>
    public void Seal(byte[] token)
    {
        if (Status is not (MessageStatus.Queued or MessageStatus.Parked))
            throw new InvalidOperationException("What is history carries no token.");
        SealedToken = token;
    }

    /// <summary>The link of its token is dead; it gets another when it leaves.</summary>
    public void Unseal() => SealedToken = null;

    /// <summary>Whether it reminds a deputy of a letter that they have, and so does not bring it.</summary>
    public bool IsReminder => RecipientKind == RecipientKind.Deputy && LetterId is not null && AttachmentName.Length == 0;

    /// <summary>The server took it over.</summary>
    public void Accept(DateTimeOffset at)
    {
        Enter(MessageStatus.Sent);
        (SentAt, LastError, SealedToken) = (at, "", null);
    }

    /// <summary>The attempt failed; it may succeed later.</summary>
    /// <param name="words">What went wrong.</param>
    /// <param name="next">When it may be tried again.</param>
    public void Defer(string words, DateTimeOffset next)
    {
        if (Status != MessageStatus.Queued)
            throw new InvalidOperationException($"A message that is {Status} is not tried again by itself.");
        Enter(MessageStatus.Queued);
        (LastError, _nextAttemptAt) = (words, next);
    }

    /// <summary>It will not succeed as it is; the office decides.</summary>
    /// <param name="words">Why.</param>
    /// <param name="attempted">Whether a server was asked; where none was, the attempt counted on taking the message is taken back.</param>
    public void Park(string words, bool attempted)
    {
        Enter(MessageStatus.Parked);
        LastError = words;
        if (!attempted)
            Attempts--;
    }

    /// <summary>Goes back into the queue as if new, to the same or a corrected address.</summary>
    public void Requeue(string address, DateTimeOffset at)
    {
        Enter(MessageStatus.Queued);
        // Who had the old address must not share the link of who has the new one.
        if (address != _address)
            SealedToken = null;
        (_address, Attempts, _nextAttemptAt) = (address, 0, at);
    }

    /// <summary>The recipient got the letter another way; the message is given up.</summary>
    public void MarkOffline()
    {
        Enter(MessageStatus.Offline);
        SealedToken = null;
    }

    /// <summary>The same message once more, under a Message-ID of its own: under the old one a mail system might drop it as seen.</summary>
    public OutboxMessage Again(string address, DateTimeOffset at) => new()
    {
        CaseId = CaseId,
        BureauId = BureauId,
        LetterId = LetterId,
        NoticeId = NoticeId,
        DeputyId = DeputyId,
        RecipientKind = RecipientKind,
        RecipientName = RecipientName,
        Address = address,
        Subject = Subject,
        Body = Body,
        AttachmentName = AttachmentName,
        NextAttemptAt = at,
        CreatedAt = at,
    };

    /// <summary>Whatever it enters, no worker holds it any more.</summary>
    private void Enter(MessageStatus next)
    {
        Status = Course.Step(Status, next);
        LeasedUntil = null;
    }
}
