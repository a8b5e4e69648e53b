using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Reminders;

namespace ReplyFlow.Application.Reminders;

/// <summary>What giving reminders to staff and to deputies shares.</summary>
internal static class GivenReminders
{
    /// <summary>Locks a batch for the rest of the transaction.</summary>
    /// <returns>Whether it is still the day; where midnight has passed meanwhile the next run looks at the new one.</returns>
    public static async Task<bool> BeginAsync(Unit unit, IReadOnlyList<OpenItem> batch, DateOnly today, CancellationToken ct)
    {
        await unit.Db.LockAsync(LockSubject.Reminders, ct);
        await unit.Db.LockCasesAsync([.. batch.Select(i => i.CaseId).Distinct()], ct);
        return unit.Today == today;
    }

    /// <summary>Writes down that a reminder was given: it is given this once.</summary>
    public static ReminderNotice Keep(Unit unit, OpenItem item, Reminder reminder, DateOnly today) => unit.Db.Reminders.Add(new ReminderNotice
    {
        CaseId = item.CaseId,
        WorkItemId = item.Id,
        Key = reminder.Key,
        DueOn = reminder.Due,
        Offset = reminder.Offset,
        ScheduledFor = reminder.ScheduledFor,
        Audience = reminder.Audience,
        SentOn = today,
        SentAt = unit.Now,
    }).Entity;
}
