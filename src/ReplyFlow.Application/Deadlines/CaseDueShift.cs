using System.Globalization;
using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Deadlines;

/// <summary>A step's date counted from the case's own: so many days before or after it, but never before the day the step comes.</summary>
/// <param name="Rule">The rule, <c>case:due</c> with or without a distance.</param>
/// <param name="CaseDue">The case's due date.</param>
/// <param name="Provisional">Whether that date is provisional.</param>
internal sealed record CaseDueShift(DueRule Rule, DateOnly CaseDue, bool Provisional)
{
    /// <summary>The date by a calendar.</summary>
    /// <param name="calendar">Which days are worked.</param>
    /// <param name="earliest">The day the step comes.</param>
    public Deadline By(WorkingCalendar calendar, DateOnly earliest)
    {
        var day = Rule.Amount == 0 ? CaseDue : Rule.Unit switch
        {
            "wd" => calendar.AddWorkingDays(CaseDue, Rule.Amount),
            "cd" => CaseDue.AddDays(Rule.Amount),
            _ => CaseDue.AddMonths(Rule.Amount),
        };
        var steps = new List<string>
        {
            Rule.Amount == 0
                ? $"办复期限 {DayText.Iso(CaseDue)}"
                : $"办复期限 {DayText.Iso(CaseDue)}，{(Rule.Amount < 0 ? "提前" : "之后")} {Length(Rule).ToChinese()} → {DayText.Iso(day)}",
        };
        var provisional = Provisional || !calendar.IsLoaded(day.Year) || (Rule.Unit == "wd" && Between(day).Any(d => !calendar.IsSettled(d)));
        if (day < earliest)
        {
            steps.Add($"到达时已过，取到达日 → {DayText.Iso(earliest)}");
            day = earliest;
        }
        if (provisional)
            steps.Add("放假安排未载入，暂定，载入后重算");
        return new Deadline(day, steps, provisional);
    }

    /// <summary>A rule's distance without its direction.</summary>
    public static Period Length(DueRule rule) =>
        Period.TryParse(string.Create(CultureInfo.InvariantCulture, $"{Math.Abs(rule.Amount)}{rule.Unit}"), out var period)
            ? period : throw new ArgumentException($"'{rule}' has no length", nameof(rule));

    private IEnumerable<DateOnly> Between(DateOnly day)
    {
        var (from, to) = day < CaseDue ? (day, CaseDue) : (CaseDue, day);
        for (var d = from; d <= to; d = d.AddDays(1))
            yield return d;
    }
}
