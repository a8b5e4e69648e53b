namespace ReplyFlow.Domain.Alerts;

/// <summary>Where an alert stands.</summary>
public enum AlertStatus
{
    /// <summary>Waiting for its first or next attempt.</summary>
    Queued,
    /// <summary>The other side took it.</summary>
    Sent,
    /// <summary>Given up: it can be read in the product all the same.</summary>
    Failed,
    /// <summary>Not told, because nobody needs it any more.</summary>
    Dropped,
}
