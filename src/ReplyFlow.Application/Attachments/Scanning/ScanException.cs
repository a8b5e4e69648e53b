namespace ReplyFlow.Application.Attachments.Scanning;

/// <summary>A file could not be scanned, so nobody knows what is in it.</summary>
/// <param name="message">Why, for the log.</param>
/// <param name="isTooLarge">Whether the scanner works, and this file is more than it takes.</param>
/// <param name="inner">What happened.</param>
public sealed class ScanException(string message, bool isTooLarge = false, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Whether the scanner works, and this file is more than it takes.</summary>
    public bool IsTooLarge { get; } = isTooLarge;
}
