using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Domain.Deadlines;

/// <summary>How one kind of deadline is computed in one bureau and session.</summary>
/// <param name="Kind">Which deadline.</param>
/// <param name="Period">How long.</param>
/// <param name="Roll">Whether a due date on a day off moves to the next working day.</param>
/// <param name="Campaign">The session's own date; only ever set for <see cref="DeadlineKind.Reply"/>.</param>
public sealed record DeadlineRule(DeadlineKind Kind, Period Period, bool Roll, DateOnly? Campaign)
{
    /// <summary>What starts the period, in Chinese.</summary>
    public string StartLabel => Kind switch
    {
        DeadlineKind.Assign => "登记",
        DeadlineKind.Feedback => "送达",
        DeadlineKind.ReReply => "反馈不满意",
        DeadlineKind.Errand => "到达",
        _ => "交办",
    };

    /// <summary>The due date when the period starts on the given day.</summary>
    public Deadline From(DateOnly start, WorkingCalendar calendar) =>
        DeadlineCalculator.Compute(start, Period, calendar, Roll, CampaignFor(start), StartLabel);

    /// <summary>The session's date as far as it binds a period that starts on the day: nothing can be due before it is asked for.</summary>
    public DateOnly? CampaignFor(DateOnly start) => Campaign > start ? Campaign : null;
}
