namespace ReplyFlow.Domain.Alerts;

/// <summary>安静时段: hours of the Beijing day in which nobody is told anything; over midnight where they end before they begin.</summary>
/// <param name="From">The first minute; null with <paramref name="To"/> for no such hours.</param>
/// <param name="To">The first minute after them.</param>
public sealed record QuietHours(TimeOnly? From, TimeOnly? To)
{
    /// <summary>None.</summary>
    public static QuietHours None { get; } = new(null, null);

    /// <summary>When the hours end that an instant lies in; null where it lies in none.</summary>
    public DateTimeOffset? EndAfter(DateTimeOffset instant)
    {
        if (From is not { } from || To is not { } to || from == to)
            return null;
        var beijing = instant.ToOffset(BeijingTime.Offset);
        var now = TimeOnly.FromTimeSpan(beijing.TimeOfDay);
        if (!now.IsBetween(from, to))
            return null;
        var day = DateOnly.FromDateTime(beijing.DateTime);
        return new DateTimeOffset(now < to ? day : day.AddDays(1), to, BeijingTime.Offset).ToUniversalTime();
    }
}
