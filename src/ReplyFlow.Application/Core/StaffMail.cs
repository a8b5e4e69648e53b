using ReplyFlow.Domain.Messages;

namespace ReplyFlow.Application.Core;

/// <summary>Mail to the installation's own people.</summary>
internal static class StaffMail
{
    /// <summary>
    /// A message to be sent as soon as the transaction has committed, to somebody whose address is good. It names no case, so that a failing
    /// address opens no work item.
    /// </summary>
    /// <param name="unit">The transaction.</param>
    /// <param name="bureauId">The bureau it is about.</param>
    /// <param name="name">Who gets it.</param>
    /// <param name="address">Where.</param>
    /// <param name="subject">One line.</param>
    /// <param name="body">The text.</param>
    /// <param name="since">When what it tells began; null for now.</param>
    /// <param name="wait">How long it waits for more to tell.</param>
    public static OutboxMessage To(
        Unit unit, Guid bureauId, string name, string address, string subject, string body, DateTimeOffset? since = null, TimeSpan wait = default) => new()
        {
            BureauId = bureauId,
            RecipientKind = RecipientKind.Staff,
            RecipientName = name,
            Address = address.Trim(),
            Subject = subject,
            Body = body,
            NextAttemptAt = unit.Now + wait,
            CreatedAt = since ?? unit.Now,
        };
}
