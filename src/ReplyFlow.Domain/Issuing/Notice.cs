namespace ReplyFlow.Domain.Issuing;

/// <summary>A short letter to the deputies beside the reply, for example that the reply will come later. Made once, never changes.</summary>
public sealed class Notice
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>What it tells.</summary>
    public NoticeKind Kind { get; init; }

    /// <summary>The case that it is about.</summary>
    public Guid CaseId { get; init; }

    /// <summary>The bureau that gives it.</summary>
    public Guid BureauId { get; init; }

    /// <summary>The approved extension it tells of; null for other notices.</summary>
    public Guid? ExtensionId { get; init; }

    /// <summary>标题 as printed.</summary>
    public required string Title { get; init; }

    /// <summary>成文日期, Beijing.</summary>
    public DateOnly On { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>The letter file that it was made from.</summary>
    public required string LetterJson { get; init; }

    /// <summary>Template profile and version it was laid out with; empty where it has no file.</summary>
    public required string Template { get; init; }

    /// <summary>Number of pages, from 1; 0 where it has no file.</summary>
    public int Pages { get; init; }

    /// <summary>SHA-256 of <see cref="Pdf"/>, lower-case hex; what <c>verify</c> compares. Empty where it has no file.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The file as painted once; null for what is told by mail alone.</summary>
    public byte[]? Pdf { get; init; }
}

/// <summary>What a notice tells the deputies.</summary>
public enum NoticeKind
{
    /// <summary>延期告知函: the reply will come later.</summary>
    Extension,
    /// <summary>阶段性答复: how far the handling is.</summary>
    Interim,
    /// <summary>承办告知: which bureau has the suggestion; a mail alone.</summary>
    Assigned,
}
