namespace ReplyFlow.Domain.Attachments;

/// <summary>附件: a file that somebody added to a case. Its content is found by its hash, so that the same file is stored once.</summary>
public sealed class Attachment
{
    /// <summary>Longest <see cref="Name"/>, in UTF-16 units.</summary>
    public const int MaxName = 150;

    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case whose visibility and secrecy it has.</summary>
    public Guid CaseId { get; init; }

    /// <summary>What of the case it belongs to.</summary>
    public AttachmentSubject Subject { get; init; }

    /// <summary>Key of the suggestion or contact.</summary>
    public Guid SubjectId { get; init; }

    /// <summary>A plain file name for people, with the ending of its media type; never a path.</summary>
    public required string Name { get; init; }

    /// <summary>What the content was found to be, whatever its name said.</summary>
    public required string MediaType { get; init; }

    /// <summary>Bytes of the content.</summary>
    public long Size { get; init; }

    /// <summary>SHA-256 of the content, lower-case hex; the key of its <see cref="AttachmentChunk"/>s.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The account that added it.</summary>
    public Guid AddedById { get; init; }

    /// <summary>Who added it, by name, with whom they stood in for.</summary>
    public required string AddedBy { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset AddedAt { get; init; }

    /// <summary>When it was removed from what people see; null while it is there. The content stays.</summary>
    public DateTimeOffset? RemovedAt { get; private set; }

    /// <summary>Who removed it, by name; empty while it is there.</summary>
    public string RemovedBy { get; private set; } = "";

    /// <summary>Removes it from what people see.</summary>
    /// <exception cref="InvalidOperationException">It was removed already.</exception>
    public void Remove(string by, DateTimeOffset at)
    {
        if (RemovedAt is not null)
            throw new InvalidOperationException("The attachment was removed already.");
        (RemovedBy, RemovedAt) = (by, at);
    }
}
