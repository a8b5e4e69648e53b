using ReplyFlow.Domain.Messages;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Application.Letters;

/// <summary>送达: one recipient of a letter and where the newest message to them stands.</summary>
/// <param name="MessageId">The newest message.</param>
/// <param name="LetterId">The letter; null for messages without one.</param>
/// <param name="NoticeId">The notice; null for messages without one.</param>
/// <param name="CaseId">The case.</param>
/// <param name="Kind">Deputy or copy.</param>
/// <param name="Name">Who.</param>
/// <param name="Address">Where to; null where the reader may not know it, empty where none is registered.</param>
/// <param name="Status">Where it stands.</param>
/// <param name="Attempts">Attempts so far.</param>
/// <param name="NextAttemptAt">When the next attempt is made while it is queued.</param>
/// <param name="LastError">The server's words about the last failure.</param>
/// <param name="CreatedAt">When it was written.</param>
/// <param name="SentAt">When a server accepted it, or when it was written into the folder.</param>
/// <param name="ToFolder">Whether it went into a local folder only: no server has accepted it.</param>
/// <param name="HasLetter">Whether the letter is attached.</param>
/// <param name="Earlier">Earlier messages to the same recipient.</param>
/// <param name="Ladder">How far it got, and by what that is known. Its evidence may hold addresses; it is empty for whoever may not know them.</param>
/// <param name="OpenItemId">The office's open work item about it.</param>
/// <param name="DeputyId">The deputy; null for others, and for one of old rows who could not be told from a namesake.</param>
public sealed record DeliveryRow(
    Guid MessageId, Guid? LetterId, Guid? NoticeId, Guid CaseId, RecipientKind Kind, string Name, string? Address, MessageStatus Status, int Attempts,
    DateTimeOffset NextAttemptAt, string LastError, DateTimeOffset CreatedAt, DateTimeOffset? SentAt, bool ToFolder, bool HasLetter, int Earlier,
    DeliveryLadder Ladder, Guid? OpenItemId, Guid? DeputyId)
{
    /// <summary>Whether an attempt failed and the next is still to come.</summary>
    public bool IsRetrying => Status == MessageStatus.Queued && LastError.Length > 0;

    /// <summary>Whether it did not arrive and somebody has to do something about it.</summary>
    public bool NeedsOffice => Ladder.Rung is DeliveryRung.Parked or DeliveryRung.Returned or DeliveryRung.AddressWrong;
}

/// <summary>What a message is about.</summary>
/// <param name="Number">Number of the suggestion.</param>
/// <param name="Title">Its title.</param>
/// <param name="Document">发文字号 of the letter, or the notice's name; empty for a message without either.</param>
/// <param name="Issuer">The bureau that answers; empty for a message without a document.</param>
/// <param name="Contact">Whom to ask there; null where the document names nobody.</param>
public sealed record DeliverySubject(string Number, string Title, string Document, string Issuer, LetterContact? Contact);

/// <summary>One step in a message's life.</summary>
/// <param name="At">When.</param>
/// <param name="By">Who; 系统 for the product.</param>
/// <param name="Words">What happened, in Chinese.</param>
public sealed record DeliveryEvent(DateTimeOffset At, string By, string Words);
