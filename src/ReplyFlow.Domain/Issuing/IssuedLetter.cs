using ReplyFlow.Domain.Text;

namespace ReplyFlow.Domain.Issuing;

/// <summary>An issued letter: the PDF exactly as made once, and what it was made from. Never changes.</summary>
public sealed class IssuedLetter
{
    /// <summary>A version 7 UUID: rows sort by when they were made.</summary>
    public Guid Id { get; init; } = Guid.CreateVersion7();

    /// <summary>The case it answers; a second reply is a second letter.</summary>
    public Guid CaseId { get; init; }

    /// <summary>主办: the bureau whose letter it is.</summary>
    public Guid BureauId { get; init; }

    /// <summary>Key of <see cref="DocumentNumber"/>.</summary>
    public Guid DocumentNumberId { get; init; }

    /// <summary>发文字号; null unless a query included it.</summary>
    public DocumentNumber? DocumentNumber { get; init; }

    /// <summary>The draft version that was signed and laid out.</summary>
    public Guid DraftVersionId { get; init; }

    /// <summary>SHA-256 of the signed draft version's content.</summary>
    public required string SignedSha256 { get; init; }

    /// <summary>标题 as printed.</summary>
    public required string Title { get; init; }

    /// <summary>类别 as printed, for example B.</summary>
    public required string Category { get; init; }

    /// <summary>The signatory's name at that time.</summary>
    public required string Signatory { get; init; }

    /// <summary>成文日期 (Beijing).</summary>
    public DateOnly IssuedOn { get; init; }

    /// <summary>UTC, of the issuing transaction.</summary>
    public DateTimeOffset IssuedAt { get; init; }

    /// <summary>The letter file (see the command-line contract) the PDF was painted from.</summary>
    public required string LetterJson { get; init; }

    /// <summary>Template profile and version it was laid out with: <c>city@3</c>, or <c>city@file-1a2b3c4d</c> for the product's own file.</summary>
    public required string Template { get; init; }

    /// <summary>The holder of the certificate that signed the PDF; null where it carries no electronic signature.</summary>
    public string? CertificateHolder { get; init; }

    /// <summary>Number of pages, from 1.</summary>
    public int Pages { get; init; }

    /// <summary>SHA-256 of <see cref="Pdf"/>, lower-case hex; what <c>verify</c> compares.</summary>
    public required string Sha256 { get; init; }

    /// <summary>The file as painted once and, where a certificate is set, signed.</summary>
    public required byte[] Pdf { get; init; }

    /// <summary>SHA-256 over what it was made from and when, lower-case hex: what is asked of deputies is read from there.</summary>
    public string SourceSha256() => Fingerprint.Of(Id, CaseId, BureauId, Title, Signatory, IssuedOn, IssuedAt, LetterJson, Template);
}
