namespace ReplyFlow.Domain.Reminders;

/// <summary>A reminder that has been sent for a work item since it was last opened.</summary>
/// <param name="Key">The reminder's <see cref="Reminder.Key"/>.</param>
/// <param name="SentOn">The Beijing date it was sent.</param>
public sealed record SentReminder(string Key, DateOnly SentOn);
