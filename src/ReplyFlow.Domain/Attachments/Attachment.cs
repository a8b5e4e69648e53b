namespace ReplyFlow.Domain.Attachments;

/// <summary>附件: a file that somebody added to a case. Its content is found by its hash, so that the same file is stored once.</summary>
public sealed class Attachment
{
    /// <summary>Longest <see cref="Name"/>, in UTF-16 units.</summary>
    public const int MaxName = 150;

    /// <summary>Longest <see cref="StruckReason"/>, in characters.</summary>
    public const int MaxReason = 200;

    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case whose visibility and secrecy it has.</summary>
    public Guid CaseId { get; init; }

    /// <summary>What of the case it belongs to.</summary>
    public AttachmentSubject Subject { get; init; }

    /// <summary>Key of what it belongs to, as <see cref="Subject"/> says.</summary>
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

    /// <summary>作废: when somebody said that it was added by mistake; null while it counts. It stays to be seen.</summary>
    public DateTimeOffset? StruckAt { get; private set; }

    /// <summary>Who struck it out, by name; empty while it counts.</summary>
    public string StruckBy { get; private set; } = "";

    /// <summary>Why; empty while it counts.</summary>
    public string StruckReason { get; private set; } = "";

    /// <summary>Strikes it out.</summary>
    /// <exception cref="InvalidOperationException">It was struck out already.</exception>
    public void Strike(string by, string reason, DateTimeOffset at)
    {
        if (StruckAt is not null)
            throw new InvalidOperationException("The attachment was struck out already.");
        (StruckBy, StruckReason, StruckAt) = (by, reason, at);
    }
}
