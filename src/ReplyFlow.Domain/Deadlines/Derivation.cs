using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Domain.Deadlines;

/// <summary>Collects the steps of one derivation and the days whose being worked or not is not settled.</summary>
internal sealed class Derivation(WorkingCalendar calendar)
{
    private readonly List<string> _steps = [];
    private readonly List<DateOnly> _unsettled = [];

    public void Step(string text) => _steps.Add(text);

    /// <summary>Says which holidays and make-up days lay between the start and the due date of a count in working days.</summary>
    public void Counted(DateOnly start, DateOnly due)
    {
        var days = Days(start.AddDays(1), due).ToList();
        _unsettled.AddRange(days.Where(d => !calendar.IsSettled(d)));
        var off = days.Where(d => calendar.KindOf(d) == DayKind.Holiday).ToList();
        if (off.Count > 0)
            Step("其间放假 " + string.Join("、", Ranges(off)));
        var work = days.Where(d => calendar.KindOf(d) == DayKind.MakeUpDay).ToList();
        if (work.Count > 0)
            Step("调休上班计入 " + string.Join("、", work.Select(DayText.Iso)));
        var guessed = days.Where(d => !calendar.IsLoaded(d.Year)).Select(d => d.Year).Distinct().ToList();
        if (guessed.Count > 0)
            Step($"{string.Join("、", guessed)} 年只计周末和法定节假日，调休、补假未计");
    }

    /// <summary>Rolls the due date where asked, adds the reservation where needed, and closes the derivation.</summary>
    public Deadline Finish(DateOnly due, bool roll)
    {
        if (roll)
        {
            var rolled = calendar.OnOrAfter(due);
            _unsettled.AddRange(Days(due, rolled).Where(d => !calendar.IsSettled(d)));
            if (rolled != due)
                Step($"{DayText.Iso(due)} {DayText.WhyOff(due, calendar)}，顺延 → {DayText.Iso(rolled)}");
            due = rolled;
        }

        if (!calendar.IsLoaded(due.Year))
            _unsettled.Add(due);
        // A campaign date may have made the due date earlier than the days that are not settled: those no longer matter.
        var open = _unsettled.Where(d => d <= due).Select(UnloadedYear).Distinct().Order().ToList();
        if (open.Count > 0)
            Step($"{string.Join("、", open)} 年放假安排未载入，暂定，载入后重算");
        return new Deadline(due, _steps, open.Count > 0);
    }

    private int UnloadedYear(DateOnly day) => calendar.IsLoaded(day.Year) ? day.Year + 1 : day.Year;

    private static IEnumerable<DateOnly> Days(DateOnly from, DateOnly to)
    {
        for (var day = from; day <= to; day = day.AddDays(1))
            yield return day;
    }

    private static IEnumerable<string> Ranges(List<DateOnly> days)
    {
        for (var i = 0; i < days.Count;)
        {
            var first = i;
            while (++i < days.Count && days[i] == days[i - 1].AddDays(1))
            {
            }

            yield return i - first == 1 ? DayText.Iso(days[first]) : $"{DayText.Iso(days[first])} 至 {DayText.Iso(days[i - 1])}";
        }
    }
}
