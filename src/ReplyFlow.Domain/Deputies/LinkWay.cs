namespace ReplyFlow.Domain.Deputies;

/// <summary>How a personal link reached its deputy.</summary>
public enum LinkWay
{
    /// <summary>With the e-mail that brought the letter.</summary>
    Mail,
    /// <summary>Printed on a letter that went by post or by hand.</summary>
    Paper,
}
