using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages.Outbox;

/// <summary>What a message brings to whom.</summary>
/// <param name="Recipient">The recipient's name.</param>
/// <param name="Document">发文字号 of the letter, or the notice's name; empty for a message without either.</param>
internal sealed record MailSubject(string Recipient, string Document);

/// <summary>Names what messages bring.</summary>
internal static class MailSubjects
{
    /// <summary>By message; without asking the database where none is named.</summary>
    public static async Task<IReadOnlyDictionary<Guid, MailSubject>> SubjectsAsync(
        this ReplyFlowDb db, IReadOnlyCollection<Guid> messageIds, CancellationToken ct) => messageIds.Count == 0
        ? new Dictionary<Guid, MailSubject>()
        : await db.Outbox.AsNoTracking().Where(m => messageIds.Contains(m.Id)).Select(m => new
        {
            Message = m,
            Number = db.Letters.Where(l => l.Id == m.LetterId).Select(l => l.DocumentNumber!.Text).FirstOrDefault(),
            Notice = db.Notices.Where(n => n.Id == m.NoticeId).Select(n => (NoticeKind?)n.Kind).FirstOrDefault(),
        }).ToDictionaryAsync(m => m.Message.Id, m => new MailSubject(m.Message.RecipientName, Name(m.Message, m.Number, m.Notice)), ct);

    private static string Name(OutboxMessage message, string? number, NoticeKind? notice) =>
        notice is { } kind ? NoticeWords.Name(kind) : number is null ? "" : message.IsReminder ? $"{number}的答复提醒" : number;
}
