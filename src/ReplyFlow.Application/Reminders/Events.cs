using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Reminders;

namespace ReplyFlow.Application.Reminders;

[AuditKind("RemindersChanged")]
internal sealed record RemindersChanged(ReminderLadder Ladder, IReadOnlyDictionary<string, ReminderLadder> Steps, int Hour, string Address,
    IReadOnlyList<int>? Deputies = null) : SettingFact;

[AuditKind("ReminderGiven")]
internal sealed record ReminderGiven(Guid Id, Guid Reminder, string Key, ReminderAudience Audience, IReadOnlyList<Guid> Recipients) : AuditFact;

/// <summary>
/// The process told people something, for example that the opinions are in. <c>DeputyId</c> is the deputy whom it is about; null where it is about
/// the case, and in rows of earlier programs.
/// </summary>
[AuditKind("Notified")]
internal sealed record Notified(string? Message, string Heading, string? Recipient, IReadOnlyList<Guid> People, int Mailed, Guid? DeputyId = null)
    : AuditFact;
