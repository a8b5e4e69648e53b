using System.Security.Cryptography;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Letters.Model;

namespace ReplyFlow.Application.Letters.Notices;

/// <summary>Stores a notice and queues it to every deputy whom the letter will go to, in the caller's transaction: the same way as the letter goes.</summary>
internal static class NoticeDelivery
{
    /// <summary>Stores and queues it.</summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="c">The case, with its suggestion, session, deputies and lead bureau.</param>
    /// <param name="kind">What it tells.</param>
    /// <param name="letter">Its words.</param>
    /// <param name="printed">It on paper; null for what is told by mail alone.</param>
    /// <param name="extensionId">The extension that it tells of; null for other notices.</param>
    /// <param name="told">What the mail says after the suggestion's title.</param>
    /// <param name="ct">Cancels.</param>
    public static async Task SendAsync(
        Unit unit, Case c, NoticeKind kind, Letter letter, PrintedLetter? printed, Guid? extensionId, string told, CancellationToken ct)
    {
        var notice = new Notice
        {
            Kind = kind,
            CaseId = c.Id,
            BureauId = c.LeadBureauId!.Value,
            ExtensionId = extensionId,
            Title = letter.Title,
            On = unit.Today,
            MadeAt = unit.Now,
            LetterJson = StoredLetter.Write(printed is null ? letter : letter with { Template = TemplateName.ProfileOf(letter.Template) }),
            Template = letter.Template,
            Pages = printed?.Pages ?? 0,
            Pdf = printed?.Pdf,
            Sha256 = printed is null ? "" : Convert.ToHexStringLower(SHA256.HashData(printed.Pdf)),
        };
        unit.Db.Notices.Add(notice);
        unit.Record(new NoticeMade(notice.Id, extensionId, notice.Sha256, notice.Template), c.Id,
            printed is null ? $"向代表发出《{notice.Title}》" : $"制发{NoticeWords.Name(kind)}《{notice.Title}》，共 {notice.Pages} 页", bySystem: true);
        foreach (var deputy in (await unit.Db.RecipientsAsync(c, ct)).Of(c).Select(d => d.Deputy!))
        {
            var message = new OutboxMessage
            {
                CaseId = c.Id,
                BureauId = notice.BureauId,
                NoticeId = notice.Id,
                RecipientKind = RecipientKind.Deputy,
                DeputyId = deputy.Id,
                RecipientName = DeputyMail.Name(deputy.Name),
                Address = deputy.Email.Trim(),
                Subject = notice.Title,
                Body = DeputyMail.Words(c, deputy.Name, told, notice.On),
                AttachmentName = printed is null ? "" : $"{notice.Title}.pdf",
                NextAttemptAt = unit.Now,
                CreatedAt = unit.Now,
            };
            unit.Db.Outbox.Add(message);
            unit.Record(MessageQueued.Of(message), c.Id,
                $"送达{message.RecipientName}：{NoticeWords.Name(kind)}的邮件已排队", bySystem: true);
        }
        await unit.Db.SaveChangesAsync(ct);
    }
}
