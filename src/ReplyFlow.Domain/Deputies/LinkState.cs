namespace ReplyFlow.Domain.Deputies;

/// <summary>Whether a personal link leads anywhere.</summary>
public enum LinkState
{
    /// <summary>It leads to the letter.</summary>
    Open,
    /// <summary>Its time is over.</summary>
    Expired,
    /// <summary>It was taken back.</summary>
    Revoked,
    /// <summary>A newer one was sent in its place.</summary>
    Replaced,
}
