namespace ReplyFlow.Domain.Attachments;

/// <summary>What the virus scanner said of a content, at one time; the latest of a content counts. One without any was never scanned.</summary>
public sealed class AttachmentScan
{
    /// <summary>Longest <see cref="Signature"/> and <see cref="Scanner"/>, in UTF-16 units.</summary>
    public const int MaxWords = 200;

    /// <summary>A version 7 UUID.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>SHA-256 of the content, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>What was found, by the scanner's own name for it; empty where nothing was.</summary>
    public required string Signature { get; init; }

    /// <summary>The scanner, with the versions of program and signatures.</summary>
    public required string Scanner { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset ScannedAt { get; init; }
}
