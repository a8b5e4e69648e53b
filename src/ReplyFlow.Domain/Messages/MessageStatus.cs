namespace ReplyFlow.Domain.Messages;

/// <summary>Where an outgoing message stands.</summary>
public enum MessageStatus
{
    /// <summary>Waiting for its first or next attempt (已排队).</summary>
    Queued,
    /// <summary>The server accepted it (服务器已接收).</summary>
    Sent,
    /// <summary>Failed for good; the office has a work item about it (投递失败).</summary>
    Parked,
    /// <summary>Given up on purpose, the recipient got the letter another way (线下送达).</summary>
    Offline,
}
