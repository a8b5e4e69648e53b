using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters.Signing;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Letters.Model;
using ReplyFlow.Letters.Signing;
using ReplyFlow.Letters.Templates;

namespace ReplyFlow.Application.Letters;

/// <summary>印发: makes the PDF of the signed version once, signs it where a certificate is configured, hashes and stores it.</summary>
public sealed class LetterIssuer(LetterComposer letters, LetterRenderer renderer, LetterSigner signer, LetterSeal seal)
{
    /// <summary>Issues the letter of the case's signed draft version under its allocated number; does nothing when that is done already.</summary>
    /// <exception cref="InvalidInputException">The letter cannot be set; the signature is undone with the transaction.</exception>
    /// <param name="unit">The transaction.</param>
    /// <param name="c">The case, with all that a letter is made from.</param>
    /// <param name="decided">The decision that led here; null where an administrator retries the step.</param>
    /// <param name="ct">Cancels.</param>
    public async Task IssueAsync(Unit unit, Case c, WorkItem? decided, CancellationToken ct)
    {
        var db = unit.Db;
        var number = unit.Handed<DocumentNumber>() is { } fresh && fresh.CaseId == c.Id ? fresh : await NumberAllocator.UnusedAsync(db, c, ct);
        if (number is null || unit.Handed<IssuedLetter>()?.DocumentNumberId == number.Id)
            return;
        var signed = decided is { Kind: StepKinds.Sign, Status: WorkItemStatus.Decided }
            ? decided
            : await db.WorkItems.Where(w => w.CaseId == c.Id && w.Kind == StepKinds.Sign && w.Status == WorkItemStatus.Decided)
                .OrderByDescending(w => w.ClosedAt).ThenByDescending(w => w.Visit).FirstAsync(ct);
        var (_, version, _, unnumbered, _) = await letters.SignedAsync(unit, c, signed.DraftVersion!.Value, signed.DecidedByName, ct);
        var letter = unnumbered with { DocumentNumber = number.Text };
        var form = Form(letter);
        var printed = renderer.Print(letter, seal, "复函尚未签发", "复函无法排版，尚未签发");
        var (pdf, holder) = Sign(letter, printed.Pdf, unit.Now);
        var issued = new IssuedLetter
        {
            CaseId = c.Id,
            BureauId = c.LeadBureauId!.Value,
            DocumentNumberId = number.Id,
            DraftVersionId = version.Id,
            SignedSha256 = version.Sha256,
            Title = letter.Title,
            Category = letter.Category ?? "",
            Signatory = signed.DecidedByName,
            IssuedOn = unit.Today,
            IssuedAt = unit.Now,
            LetterJson = StoredLetter.Write(letter with { Template = TemplateName.ProfileOf(letter.Template) }, form),
            Template = letter.Template,
            Pages = printed.Pages,
            Pdf = pdf,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(pdf)),
            CertificateHolder = holder,
        };
        db.Letters.Add(unit.HandOn(issued));
        c.MarkReplied(unit.Today);
        unit.Record(
            new LetterIssued(
                issued.Id, number.Text, issued.Category, issued.Sha256, issued.SignedSha256, version.No, issued.Template,
                issued.CertificateHolder, printed.Notes, issued.SourceSha256()),
            c.Id, $"印发{number.Text}《{issued.Title}》，共 {issued.Pages} 页", bySystem: true);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The form that goes with the letter, as it is today; it stays with the letter.</summary>
    private string? Form(Letter letter)
    {
        try
        {
            return renderer.FeedbackFormFile(letter.Template);
        }
        catch (TemplateException e)
        {
            throw new InvalidInputException("", $"征询意见表的文件有误，复函尚未签发，请联系系统管理员：{e.Message}");
        }
    }

    private (byte[] Pdf, string? Holder) Sign(Letter letter, byte[] pdf, DateTimeOffset at)
    {
        if (!signer.Signs(letter.Issuer))
            return (pdf, null);
        try
        {
            return signer.Sign(pdf, at);
        }
        catch (SigningException e)
        {
            throw new InvalidInputException("", $"复函无法加电子签名，尚未签发，请联系系统管理员：{e.Message}");
        }
    }
}
