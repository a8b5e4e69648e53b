using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Data;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages.Outbox;

/// <summary>A claimed message with all that sending it needs.</summary>
/// <param name="Row">The row as claimed.</param>
/// <param name="CaseNumber">Number of the suggestion, for log lines.</param>
/// <param name="Mail">The message; its attachment is left out when <paramref name="Problem"/> is set.</param>
/// <param name="Problem">Why it must not be sent, in Chinese; null when it may.</param>
internal sealed record OutboxLetter(OutboxMessage Row, string CaseNumber, OutgoingMail Mail, string? Problem)
{
    /// <param name="db">The database.</param>
    /// <param name="row">The claimed message.</param>
    /// <param name="domain">The Message-IDs' domain.</param>
    /// <param name="enclosure">What makes the rest of a deputy's message; null where this installation sends letters alone.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task<OutboxLetter> LoadAsync(ReplyFlowDb db, OutboxMessage row, string domain, MailEnclosure? enclosure, CancellationToken ct)
    {
        var bureau = await db.Bureaus.Where(b => b.Id == row.BureauId).Select(b => new { b.Name, b.Email }).FirstOrDefaultAsync(ct);
        var number = await db.Cases.Where(c => c.Id == row.CaseId).Select(c => c.Suggestion!.Number).FirstOrDefaultAsync(ct) ?? "?";
        var (attachment, problem) = await AttachmentAsync(db, row, ct);
        var replyTo = bureau is null || MailAddresses.Problem(bureau.Email) is not null ? "" : bureau.Email;
        var mail = new OutgoingMail(
            row.MessageIdAt(domain), bureau?.Name ?? "", replyTo, row.RecipientName, row.Address.Trim(), row.Subject, row.Body, attachment)
        {
            IsAnswered = row.RecipientKind == RecipientKind.Deputy,
        };
        problem = MailAddresses.Problem(row.Address) ?? problem;
        if (problem is null && enclosure is not null && await enclosure.MakeAsync(row, ct) is { } more)
            mail = mail with { Body = more.Body, AlsoHtml = true, Enclosures = more.Files };
        return new(row, number, mail, problem);
    }

    private static async Task<(MailAttachment?, string?)> AttachmentAsync(ReplyFlowDb db, OutboxMessage row, CancellationToken ct)
    {
        if (row.AttachmentName.Length == 0)
            return (null, null);
        var letter = row.NoticeId is { } notice
            ? await db.Notices.Where(n => n.Id == notice).Select(n => new { Pdf = n.Pdf!, n.Sha256 }).FirstOrDefaultAsync(ct)
            : await db.Letters.Where(l => l.Id == row.LetterId).Select(l => new { l.Pdf, l.Sha256 }).FirstOrDefaultAsync(ct);
        if (letter is null || !LetterCheck.IsIntact(letter.Pdf, letter.Sha256))
            return (null, "所附复函与印发时的校验值不一致，未发送。请通知系统管理员运行 replyflow verify。");
        return (new MailAttachment(row.AttachmentName, "application/pdf", letter.Pdf), null);
    }
}
