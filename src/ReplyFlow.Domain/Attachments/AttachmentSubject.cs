namespace ReplyFlow.Domain.Attachments;

/// <summary>What of a case a file belongs to.</summary>
public enum AttachmentSubject
{
    /// <summary>The suggestion itself: the signed original, photos.</summary>
    Suggestion,

    /// <summary>One contact with a deputy.</summary>
    Contact,
}
