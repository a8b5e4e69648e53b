using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Suggestions;

namespace ReplyFlow.Application.Letters;

/// <summary>An issued letter with what is known about it.</summary>
/// <param name="Letter">The letter with its number, without the PDF's bytes where only its page is shown.</param>
/// <param name="IsIntact">Whether the stored PDF still has the hash it was issued with.</param>
/// <param name="Bytes">Size of the PDF in bytes.</param>
/// <param name="Bureau">The issuing bureau's name.</param>
/// <param name="SuggestionNumber">The suggestion's number, width kept.</param>
/// <param name="SuggestionKind">During or off session.</param>
/// <param name="SuggestionTitle">The suggestion's title.</param>
/// <param name="Session">The session's name.</param>
/// <param name="DraftNo">Which draft version was signed.</param>
/// <param name="DraftIntact">Whether that version still has the hash that was signed.</param>
/// <param name="Signature">What its electronic signature is worth; null where it has none.</param>
/// <param name="MayVoid">Whether the reader may void the number.</param>
public sealed record LetterView(
    IssuedLetter Letter, bool IsIntact, int Bytes, string Bureau, string SuggestionNumber, SuggestionKind SuggestionKind,
    string SuggestionTitle, string Session, int DraftNo, bool DraftIntact, LetterSignature? Signature, bool MayVoid)
{
    /// <summary>The PDF's file name, in Chinese.</summary>
    public string FileName => FileNameOf(Letter);

    /// <summary>Reads a letter.</summary>
    /// <exception cref="NotFoundException">There is none, or the actor may not read it.</exception>
    public static async Task<LetterView> LoadAsync(ReplyFlowDb db, Actor actor, Guid letterId, CancellationToken ct)
    {
        var letter = await ReadAsync(db, actor, letterId, ct);
        var row = await (from c in db.Cases
                         join b in db.Bureaus on letter.BureauId equals b.Id
                         where c.Id == letter.CaseId
                         select new
                         {
                             b.Name,
                             c.Suggestion!.Number,
                             c.Suggestion.Kind,
                             c.Suggestion.Title,
                             Session = c.Suggestion.Session!.Name,
                         }).FirstAsync(ct);
        var version = await db.DraftVersions.AsNoTracking().FirstAsync(v => v.Id == letter.DraftVersionId, ct);
        return new LetterView(
            letter, LetterCheck.IsIntact(letter.Pdf, letter.Sha256), letter.Pdf.Length, row.Name, row.Number, row.Kind, row.Title, row.Session, version.No,
            version.Sha256 == letter.SignedSha256 && version.Content.Sha256() == letter.SignedSha256,
            LetterSignature.Check(letter.Pdf, letter.CertificateHolder),
            actor.Is(Roles.BureauOffice) && actor.BureauId == letter.BureauId && letter.DocumentNumber!.VoidedAt is null);
    }

    /// <summary>Reads a letter with its PDF.</summary>
    /// <exception cref="NotFoundException">There is none, or the actor may not read it.</exception>
    public static async Task<IssuedLetter> ReadAsync(ReplyFlowDb db, Actor actor, Guid letterId, CancellationToken ct) =>
        await db.Letters.AsNoTracking().Include(l => l.DocumentNumber).ReadableBy(db, actor).FirstOrDefaultAsync(l => l.Id == letterId, ct)
        ?? throw new NotFoundException("没有这份公文，或您无权查看。");

    /// <summary>A letter's file name: number and title.</summary>
    public static string FileNameOf(IssuedLetter letter) => $"{letter.DocumentNumber!.Text} {letter.Title}.pdf";
}
