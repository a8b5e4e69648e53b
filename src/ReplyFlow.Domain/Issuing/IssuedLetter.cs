namespace ReplyFlow.Domain.Issuing;

/// <summary>An issued letter: the PDF exactly as made once, and what it was made from. Never changes.</summary>
public sealed class IssuedLetter
{
    /// <summary>Identifier.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The case it answers.</summary>
    public Guid CaseId { get; set; }

    /// <summary>The bureau that issued it.</summary>
    public Guid BureauId { get; set; }

    /// <summary>Its document number.</summary>
    public Guid DocumentNumberId { get; set; }

    /// <summary>Its document number.</summary>
    public DocumentNumber? DocumentNumber { get; set; }

    /// <summary>The signed draft version.</summary>
    public Guid DraftVersionId { get; set; }

    /// <summary>SHA-256 of the signed draft version's content.</summary>
    public required string SignedSha256 { get; set; }

    /// <summary>Title as printed.</summary>
    public required string Title { get; set; }

    /// <summary>Category as printed.</summary>
    public required string Category { get; set; }

    /// <summary>Who signed, by name.</summary>
    public required string Signatory { get; set; }

    /// <summary>成文日期 (Beijing).</summary>
    public DateOnly IssuedOn { get; set; }

    /// <summary>When the letter was made.</summary>
    public DateTimeOffset IssuedAt { get; set; }

    /// <summary>The letter file (see the command-line contract) the PDF was painted from.</summary>
    public required string LetterJson { get; set; }

    /// <summary>Template profile and version it was laid out with: <c>city@3</c>, or <c>city@file-1a2b3c4d</c> for the product's own file.</summary>
    public required string Template { get; set; }

    /// <summary>The holder of the certificate that signed the PDF; null where it carries no electronic signature.</summary>
    public string? CertificateHolder { get; set; }

    /// <summary>Pages of the PDF.</summary>
    public int Pages { get; set; }

    /// <summary>The PDF's SHA-256, lower-case hex.</summary>
    public required string Sha256 { get; set; }

    /// <summary>The PDF.</summary>
    public required byte[] Pdf { get; set; }
}
