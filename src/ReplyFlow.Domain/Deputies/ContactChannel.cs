namespace ReplyFlow.Domain.Deputies;

/// <summary>How a deputy was contacted.</summary>
public enum ContactChannel
{
    /// <summary>电话.</summary>
    Telephone,
    /// <summary>走访; counts as in person.</summary>
    Visit,
    /// <summary>座谈; counts as in person.</summary>
    Meeting,
    /// <summary>信函.</summary>
    Letter,
}
