using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Core;

/// <summary>Mail to the installation's own people.</summary>
internal static class StaffMail
{
    /// <summary>
    /// A message to be sent as soon as the transaction has committed, to somebody whose address is good. It names no case, so that a failing
    /// address opens no work item.
    /// </summary>
    public static OutboxMessage To(Unit unit, Guid bureauId, string name, string address, string subject, string body) => new()
    {
        BureauId = bureauId,
        RecipientKind = RecipientKind.Staff,
        RecipientName = name,
        Address = address.Trim(),
        Subject = subject,
        Body = body,
        NextAttemptAt = unit.Now,
        CreatedAt = unit.Now,
    };
}
