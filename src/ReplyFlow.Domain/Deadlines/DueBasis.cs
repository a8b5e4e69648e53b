using System.Globalization;
using System.Text.RegularExpressions;
using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Domain.Deadlines;

/// <summary>
/// What a due date was counted from, kept beside it: when the calendar changes the date is counted again by the rule that
/// held when it was set, not by a rule that was changed since.
/// Written <c>交办@2026-04-20+3m</c>, then <c>&lt;2026-06-25</c> for a campaign date and <c>!</c> for rolling; a date that was
/// set by approval has no period: <c>批准延期至@2026-09-01</c>.
/// </summary>
/// <param name="Label">What happened on the first day, in Chinese.</param>
/// <param name="Start">The first day, not counted; the due date itself where there is no period.</param>
/// <param name="Length">How long; null for a date that was set.</param>
/// <param name="Roll">Whether a due date on a day off moves to the next working day.</param>
/// <param name="Campaign">The session's own date, if any.</param>
public sealed partial record DueBasis(string Label, DateOnly Start, Period? Length, bool Roll, DateOnly? Campaign = null)
{
    /// <summary>The basis of a rule that starts on a day.</summary>
    public static DueBasis Of(DeadlineRule rule, DateOnly start) => new(rule.StartLabel, start, rule.Period, rule.Roll, rule.CampaignFor(start));

    /// <summary>The due date by a calendar.</summary>
    public Deadline By(WorkingCalendar calendar) => Length is { } period
        ? DeadlineCalculator.Compute(Start, period, calendar, Roll, Campaign, Label)
        : DeadlineCalculator.Fixed(Start, calendar, Roll, Label);

    /// <summary>Reads what <see cref="ToString"/> wrote; null where the text is something else.</summary>
    public static DueBasis? Read(string text)
    {
        var match = Pattern().Match(text);
        if (!match.Success || !TryDate(match.Groups["start"].Value, out var start))
            return null;
        DateOnly? campaign = null;
        if (match.Groups["campaign"].Success)
        {
            if (!TryDate(match.Groups["campaign"].Value, out var day))
                return null;
            campaign = day;
        }
        Period? length = null;
        if (match.Groups["period"].Success)
        {
            if (!Period.TryParse(match.Groups["period"].Value, out var period))
                return null;
            length = period;
        }
        return new DueBasis(match.Groups["label"].Value, start, length, match.Groups["roll"].Success, campaign);
    }

    /// <summary>The text that <see cref="Read"/> reads.</summary>
    public override string ToString() =>
        $"{Label}@{DayText.Iso(Start)}{(Length is { } period ? $"+{period}" : "")}{(Campaign is { } day ? $"<{DayText.Iso(day)}" : "")}{(Roll ? "!" : "")}";

    private static bool TryDate(string text, out DateOnly day) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    [GeneratedRegex(@"\A(?<label>[^@]+)@(?<start>[0-9-]{10})(?<period>\+[0-9]+(?:wd|cd|m))?(?:<(?<campaign>[0-9-]{10}))?(?<roll>!)?\z",
        RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
