using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Messages.Outbox;

/// <summary>Messages that bring one recipient the same document.</summary>
internal static class SameMail
{
    /// <summary>Those that bring what a message brings to whom it goes, itself among them.</summary>
    public static IQueryable<OutboxMessage> SameAs(this IQueryable<OutboxMessage> all, OutboxMessage message) => all.Where(
        m => m.CaseId == message.CaseId && m.LetterId == message.LetterId && m.NoticeId == message.NoticeId && m.RecipientKind == message.RecipientKind
            && m.DeputyId == message.DeputyId && m.RecipientName == message.RecipientName);
}
