namespace ReplyFlow.Domain.Attachments;

/// <summary>A piece of a file's content; all but the last of a content are <see cref="Length"/> bytes long.</summary>
public sealed class AttachmentChunk
{
    /// <summary>Bytes of a piece: small enough that pieces come and go without filling the heap of large objects.</summary>
    public const int Length = 64 * 1024;

    /// <summary>SHA-256 of the whole content, lower-case hex.</summary>
    public required string Sha256 { get; init; }

    /// <summary>Its place in the content, from 0.</summary>
    public int No { get; init; }

    /// <summary>The piece itself.</summary>
    public required byte[] Bytes { get; init; }
}
