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

    /// <summary>延期申请: a request for more time.</summary>
    Extension,

    /// <summary>草稿: what the drafter works from; the key is the case's, as the draft's is.</summary>
    Draft,

    /// <summary>复函: a PDF that the letter holds as an attachment; the key is the case's.</summary>
    Letter,
}
