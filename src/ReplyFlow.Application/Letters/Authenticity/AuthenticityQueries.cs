using System.Buffers;
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Notices;
using ReplyFlow.Application.Letters.Personal;
using ReplyFlow.Data;
using ReplyFlow.Letters.Pdf;

namespace ReplyFlow.Application.Letters.Authenticity;

/// <summary>
/// 核对真伪: compares a file with the register, for anybody. The file passes through and is kept nowhere. A changed one is told by what it
/// still says about itself: the issuer, the title, the suggestion and the date must all be those of one letter, so that whoever only guesses
/// learns nothing.
/// </summary>
public sealed class AuthenticityQueries(ReplyFlowDb db)
{
    /// <summary>Largest file that is looked at, in bytes; a letter has some hundred thousand.</summary>
    public const int MaxBytes = 20 * 1024 * 1024;

    /// <summary>The sentence for a file that is larger.</summary>
    public static readonly string TooLarge = $"文件超过 {MaxBytes / 1024 / 1024} MB，没有核对。本单位发出的文件没有这么大。";

    private const int Piece = 32 * 1024;

    /// <summary>Compares it.</summary>
    /// <param name="file">The file, read once to its end, or to what is too much.</param>
    /// <param name="ct">Cancels.</param>
    /// <exception cref="InvalidInputException">It is empty, no PDF, or too large.</exception>
    public async Task<Finding> FindAsync(Stream file, CancellationToken ct)
    {
        var (sha256, metadata) = await ReadAsync(file, ct);
        if (await GenuineAsync(sha256, ct) is { } genuine)
            return genuine;
        foreach (var said in metadata)
            if (await ChangedAsync(said, ct) is { } changed)
                return changed;
        return new Finding(Verdict.Unknown);
    }

    private static async Task<(string Sha256, IReadOnlyList<PdfMetadata> Metadata)> ReadAsync(Stream file, CancellationToken ct)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var scanner = new MetadataScanner();
        var piece = ArrayPool<byte>.Shared.Rent(Piece);
        try
        {
            long length = 0;
            // Full pieces, so that what a PDF begins with is in the first.
            for (int read; (read = await file.ReadAtLeastAsync(piece.AsMemory(0, Piece), Piece, throwOnEndOfStream: false, ct)) > 0; length += read)
            {
                var bytes = piece.AsMemory(0, read);
                if (length == 0 && !bytes.Span.StartsWith("%PDF-"u8))
                    throw new InvalidInputException("File", "这个文件不是 PDF，没有核对。请选择收到的 PDF 原文件，不要用照片、扫描件或者另存的其他格式。");
                if (length + read > MaxBytes)
                    throw new InvalidInputException("File", TooLarge);
                hash.AppendData(bytes.Span);
                scanner.Add(bytes.Span);
            }
            return length > 0 ? (Convert.ToHexStringLower(hash.GetHashAndReset()), scanner.Found)
                : throw new InvalidInputException("File", "这个文件是空的，没有核对。请重新选择收到的 PDF 文件。");
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(piece);
        }
    }

    /// <summary>A row of the register alone proves nothing, because whoever owns the database can add one; the trail must say that it was made.</summary>
    private async Task<Finding?> GenuineAsync(string sha256, CancellationToken ct)
    {
        var letter = await db.Letters.Where(l => l.Sha256 == sha256)
            .Select(l => new { l.Id, l.CaseId, l.DocumentNumber!.Text, l.IssuedOn, l.DocumentNumber.VoidedAt })
            .FirstOrDefaultAsync(ct);
        if (letter is not null)
            return await IsToldAsync<LetterIssued>(letter.CaseId, letter.Id, f => (f.Id, f.Sha256) == (letter.Id, sha256), ct)
                ? new Finding(Verdict.Genuine, PaperKind.Letter, letter.Text, letter.IssuedOn, letter.VoidedAt is not null) : null;
        var notice = await db.Notices.Where(n => n.Sha256 == sha256).Select(n => new { n.Id, n.CaseId, n.On }).FirstOrDefaultAsync(ct);
        if (notice is not null)
            return await IsToldAsync<NoticeMade>(notice.CaseId, notice.Id, f => (f.Id, f.Sha256) == (notice.Id, sha256), ct)
                ? new Finding(Verdict.Genuine, PaperKind.Notice, "", notice.On, false) : null;
        var form = await db.PersonalLinks.AsNoTracking().Where(p => p.FormSha256 == sha256)
            .Join(db.Letters, p => p.LetterId, l => l.Id, (p, l) => new { Link = p, l.CaseId, l.DocumentNumber!.Text, l.IssuedOn, l.DocumentNumber.VoidedAt })
            .FirstOrDefaultAsync(ct);
        return form is not null && await IsToldAsync<PersonalLinkIssued>(form.CaseId, form.Link.Id,
            f => f.Id == form.Link.Id && (f.RowSha256.Length == 0 || f.RowSha256 == form.Link.Sha256()), ct)
            ? new Finding(Verdict.Genuine, PaperKind.Form, form.Text, form.IssuedOn, form.VoidedAt is not null) : null;
    }

    private async Task<bool> IsToldAsync<T>(Guid caseId, Guid id, Func<T, bool> tells, CancellationToken ct) where T : AuditFact
    {
        var (kind, mark) = (AuditFact.KindOf<T>(), id.ToString());
        var told = await db.Audit.Where(a => a.CaseId == caseId && a.Kind == kind && a.Data.Contains(mark)).Select(a => a.Data).ToListAsync(ct);
        return told.Exists(d => tells(AuditFact.Read<T>(d)));
    }

    private Task<Finding?> ChangedAsync(PdfMetadata said, CancellationToken ct) => db.Letters
        .Where(l => l.Title == said.Title && l.IssuedOn == said.CreatedOn)
        .Join(db.Cases, l => l.CaseId, c => c.Id, (l, c) => new { Letter = l, c.Suggestion })
        .Where(x => x.Suggestion!.Session!.Name + "第" + x.Suggestion.Number + "号" == said.Subject
            && db.Bureaus.Any(b => b.Id == x.Letter.BureauId && b.Name == said.Author))
        .OrderByDescending(x => x.Letter.IssuedAt)
        .Select(x => new Finding(Verdict.Changed, PaperKind.Letter, x.Letter.DocumentNumber!.Text, x.Letter.IssuedOn, x.Letter.DocumentNumber.VoidedAt != null))
        .FirstOrDefaultAsync(ct)!;
}
