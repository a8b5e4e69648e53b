namespace ReplyFlow.Domain.Issuing;

/// <summary>告知书: a short letter beside the reply, for example that the reply will come later. Made once, never changes.</summary>
public sealed class Notice
{
    /// <summary>Identifier.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The case.</summary>
    public Guid CaseId { get; set; }

    /// <summary>The bureau that gives it.</summary>
    public Guid BureauId { get; set; }

    /// <summary>The approved extension it tells of.</summary>
    public Guid ExtensionId { get; set; }

    /// <summary>Title as printed.</summary>
    public required string Title { get; set; }

    /// <summary>Its date (Beijing).</summary>
    public DateOnly On { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; set; }

    /// <summary>The letter file the PDF was painted from.</summary>
    public required string LetterJson { get; set; }

    /// <summary>Template profile and version it was laid out with.</summary>
    public required string Template { get; set; }

    /// <summary>Pages of the PDF.</summary>
    public int Pages { get; set; }

    /// <summary>The PDF's SHA-256, lower-case hex.</summary>
    public required string Sha256 { get; set; }

    /// <summary>The PDF.</summary>
    public required byte[] Pdf { get; set; }
}
