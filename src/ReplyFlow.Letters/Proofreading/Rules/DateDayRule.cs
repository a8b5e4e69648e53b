using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Letters.Proofreading.Rules;

/// <summary>Check 2: the letter is dated on a working day and in time.</summary>
internal sealed class DateDayRule : IProofRule
{
    public RuleSheet Sheet { get; } = new(2, "成文日期是工作日，不晚于办理期限", Severity.Warning, Grounds.Practice, ["date=2026-05-23", "date=2026-05-01"],
        ["date=2026-05-20", "date=2026-05-09"]);

    public void Check(ProofInput input, FindingSink sink)
    {
        if (input.Letter.Date is not { } date)
            return;
        if (input.Context.DueDate is { } due && date > due)
            sink.Field(Severity.Warning, "date", DayText.Iso(date), $"成文日期 {DayText.Iso(date)} 晚于办理期限 {DayText.Iso(due)}");
        if (input.Context.Calendar is { } calendar && calendar.IsLoaded(date.Year) && !calendar.IsWorkingDay(date))
            sink.Field(Severity.Warning, "date", DayText.Iso(date), calendar.KindOf(date) == DayKind.Holiday
                ? $"成文日期 {DayText.Iso(date)} 是放假日"
                : $"成文日期 {DayText.Iso(date)} 是{DayText.Weekday(date)}，不是工作日");
    }
}
