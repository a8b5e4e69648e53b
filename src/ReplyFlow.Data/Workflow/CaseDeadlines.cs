using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Handling;
using ReplyFlow.Workflow;

namespace ReplyFlow.Data.Workflow;

/// <summary>Turns the due rules of definitions and of the city into dates.</summary>
public sealed class CaseDeadlines(WorkingCalendar calendar)
{
    /// <summary>Which days are worked.</summary>
    public WorkingCalendar Calendar => calendar;

    /// <summary>By when the reply is due when assigned on a day.</summary>
    public Deadline Reply(DateOnly assignedOn, DateOnly? campaign)
    {
        var rule = DeadlineSettings.Default.RuleFor(DeadlineKind.Reply) with { Campaign = campaign };
        return rule.From(assignedOn, calendar);
    }

    /// <summary>By when a co-handling bureau's opinion is due.</summary>
    public Deadline Opinion(DateOnly assignedOn) => DeadlineSettings.Default.RuleFor(DeadlineKind.Opinion).From(assignedOn, calendar);

    /// <summary>By when a step is due; null when the rule is empty or rests on a case date not set yet.</summary>
    public Deadline? Step(string? rule, Case c, DateOnly today)
    {
        if (string.IsNullOrWhiteSpace(rule))
            return null;
        var due = DueRule.Parse(rule);
        if (!due.FromCaseDue)
            return DeadlineCalculator.Compute(today, ToPeriod(due), calendar, startLabel: "到达");
        if (c.DueOn is not { } caseDue)
            return null;
        var day = due.Amount == 0 ? caseDue : Shift(caseDue, due);
        return DeadlineCalculator.Fixed(day < today ? today : day, calendar, false, due.Amount == 0 ? "办复期限" : $"办复期限 {caseDue:yyyy-MM-dd} 前推 →");
    }

    private DateOnly Shift(DateOnly from, DueRule rule) => rule.Unit switch
    {
        "wd" => calendar.AddWorkingDays(from, rule.Amount),
        "cd" => from.AddDays(rule.Amount),
        _ => from.AddMonths(rule.Amount),
    };

    private static Period ToPeriod(DueRule rule) => new(rule.Amount, rule.Unit switch
    {
        "wd" => PeriodUnit.WorkingDays,
        "cd" => PeriodUnit.CalendarDays,
        _ => PeriodUnit.Months,
    });
}
