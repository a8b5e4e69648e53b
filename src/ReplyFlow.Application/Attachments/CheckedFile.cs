using ReplyFlow.Application.Attachments.Scanning;

namespace ReplyFlow.Application.Attachments;

/// <summary>A file that may become an attachment.</summary>
/// <param name="Name">A clean name with the ending of what it is.</param>
/// <param name="MediaType">What the content is.</param>
/// <param name="Size">Bytes.</param>
/// <param name="Sha256">SHA-256 of the content, lower-case hex.</param>
/// <param name="Content">The content, read again when it is stored.</param>
/// <param name="IsOwn">Whether the content was written while it was checked, and goes with it.</param>
internal sealed record CheckedFile(string Name, string MediaType, long Size, string Sha256, Stream Content, bool IsOwn)
{
    /// <summary>What the scanner said; null where there is none.</summary>
    public ScanResult? Scan { get; init; }
}
