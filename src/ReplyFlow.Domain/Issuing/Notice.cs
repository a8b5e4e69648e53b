namespace ReplyFlow.Domain.Issuing;

/// <summary>告知书: a short letter beside the reply, for example that the reply will come later. Made once, never changes.</summary>
public sealed class Notice
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case whose reply comes later.</summary>
    public Guid CaseId { get; init; }

    /// <summary>The bureau that gives it.</summary>
    public Guid BureauId { get; init; }

    /// <summary>The approved extension it tells of.</summary>
    public Guid ExtensionId { get; init; }

    /// <summary>标题 as printed.</summary>
    public required string Title { get; init; }

    /// <summary>成文日期, Beijing.</summary>
    public DateOnly On { get; init; }

    /// <summary>UTC.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>The letter file the PDF was painted from.</summary>
    public required string LetterJson { get; init; }

    /// <summary>Template profile and version it was laid out with.</summary>
    public required string Template { get; init; }

    /// <summary>Number of pages, from 1.</summary>
    public int Pages { get; init; }

    /// <summary>SHA-256 of <see cref="Pdf"/>, lower-case hex; what <c>verify</c> compares.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The file as painted once.</summary>
    public required byte[] Pdf { get; init; }
}
