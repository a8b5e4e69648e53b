using ReplyFlow.Domain.Attachments;

namespace ReplyFlow.Application.Attachments.Scanning;

/// <summary>What a scanner said.</summary>
/// <param name="Signature">What it found, by its own name for it; empty for nothing.</param>
/// <param name="Scanner">The scanner with its versions.</param>
public sealed record ScanResult(string Signature, string Scanner)
{
    /// <summary>The row that keeps it.</summary>
    internal AttachmentScan Of(string sha256, DateTimeOffset at) => new() { Sha256 = sha256, Signature = Signature, Scanner = Scanner, ScannedAt = at };
}
