namespace ReplyFlow.Domain.Attachments;

/// <summary>What of a case a file belongs to; the key of that is kept beside.</summary>
public enum AttachmentSubject
{
    /// <summary>The suggestion itself: the signed original, photos.</summary>
    Suggestion,

    /// <summary>One contact with a deputy.</summary>
    Contact,

    /// <summary>会办意见: a co-handling bureau's assignment.</summary>
    Opinion,

    /// <summary>代录: the scan of the form from which staff entered an answer.</summary>
    Answer,

    /// <summary>当面送交 or 邮寄: a message of the outbox.</summary>
    Delivery,
}
