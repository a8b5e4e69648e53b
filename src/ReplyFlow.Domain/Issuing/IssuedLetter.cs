namespace ReplyFlow.Domain.Issuing;

/// <summary>An issued letter: the PDF exactly as made once, and what it was made from. Never changes.</summary>
public sealed class IssuedLetter
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; set; } = Guid.CreateVersion7();

    /// <summary>The case it answers; a second reply is a second letter.</summary>
    public Guid CaseId { get; set; }

    /// <summary>主办: the bureau whose letter it is.</summary>
    public Guid BureauId { get; set; }

    /// <summary>Key of <see cref="DocumentNumber"/>.</summary>
    public Guid DocumentNumberId { get; set; }

    /// <summary>发文字号; null unless a query included it.</summary>
    public DocumentNumber? DocumentNumber { get; set; }

    /// <summary>The draft version that was signed and laid out.</summary>
    public Guid DraftVersionId { get; set; }

    /// <summary>SHA-256 of the signed draft version's content.</summary>
    public required string SignedSha256 { get; set; }

    /// <summary>标题 as printed.</summary>
    public required string Title { get; set; }

    /// <summary>类别 as printed, for example B.</summary>
    public required string Category { get; set; }

    /// <summary>The signatory's name at that time.</summary>
    public required string Signatory { get; set; }

    /// <summary>成文日期 (Beijing).</summary>
    public DateOnly IssuedOn { get; set; }

    /// <summary>UTC, of the issuing transaction.</summary>
    public DateTimeOffset IssuedAt { get; set; }

    /// <summary>The letter file (see the command-line contract) the PDF was painted from.</summary>
    public required string LetterJson { get; set; }

    /// <summary>Template profile and version it was laid out with: <c>city@3</c>, or <c>city@file-1a2b3c4d</c> for the product's own file.</summary>
    public required string Template { get; set; }

    /// <summary>The holder of the certificate that signed the PDF; null where it carries no electronic signature.</summary>
    public string? CertificateHolder { get; set; }

    /// <summary>Number of pages, from 1.</summary>
    public int Pages { get; set; }

    /// <summary>SHA-256 of <see cref="Pdf"/>, lower-case hex; what <c>verify</c> compares.</summary>
    public required string Sha256 { get; set; }

    /// <summary>The file as painted once and, where a certificate is set, signed.</summary>
    public required byte[] Pdf { get; set; }
}
