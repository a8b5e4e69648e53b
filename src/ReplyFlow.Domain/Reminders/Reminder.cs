using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Domain.Reminders;

/// <summary>A reminder to be sent.</summary>
/// <param name="Due">The due date it is about.</param>
/// <param name="Offset">Which rung of the ladder: working days from the due date, negative before it, 0 on the day.</param>
/// <param name="ScheduledFor">The working day the rung falls on; earlier than the day of sending where that day was missed.</param>
/// <param name="Audience">Who gets it.</param>
public sealed record Reminder(DateOnly Due, int Offset, DateOnly ScheduledFor, ReminderAudience Audience)
{
    /// <summary>What the keys of reminders to deputies begin with: the same day may be a rung of both ladders.</summary>
    public const string DeputyKey = "deputy:";

    /// <summary>
    /// The same on every node and after every crash for the same rung of the same due date: unique together with the work
    /// item, it makes a second sending impossible.
    /// </summary>
    public string Key => (Audience == ReminderAudience.Deputy ? DeputyKey : "")
        + $"{DayText.Iso(Due)}:{Offset.ToString("+0;-0;0", System.Globalization.CultureInfo.InvariantCulture)}";
}
