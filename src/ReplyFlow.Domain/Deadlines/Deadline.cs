using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Domain.Deadlines;

/// <summary>A due date and how it was arrived at.</summary>
/// <param name="Due">The last day on which the work is in time, a Beijing date.</param>
/// <param name="Derivation">The steps in Chinese, in order; never empty.</param>
/// <param name="Provisional">True when a day that mattered lies in a year whose holidays are not loaded, so that the date may move.</param>
public sealed record Deadline(DateOnly Due, IReadOnlyList<string> Derivation, bool Provisional)
{
    /// <summary>The steps as one sentence, for people who ask why it is this day.</summary>
    public string Explanation => string.Join("；", Derivation);

    /// <summary>Whether the day has passed: never on the due day itself.</summary>
    public bool IsOverdueOn(DateOnly today) => today > Due;

    /// <summary>Working days left (0 on the due day), or minus the working days late; today is not counted among those left.</summary>
    public int WorkingDaysLeft(DateOnly today, WorkingCalendar calendar) => calendar.CountWorkingDays(today, Due);

    /// <summary>Two deadlines are equal when day, steps and reservation are.</summary>
    public bool Equals(Deadline? other) =>
        other is not null && Due == other.Due && Provisional == other.Provisional && Derivation.SequenceEqual(other.Derivation);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Due, Provisional, Derivation.Count);
}
