using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Domain.Supervision;

/// <summary>
/// 督办: every open step by bureau and division. Counters are counted from the very lists they stand beside, so they
/// cannot disagree.
/// </summary>
/// <param name="Groups">One group a bureau and division, in the order of their names; steps in the order of urgency.</param>
public sealed record SupervisionBoard(IReadOnlyList<SupervisionGroup> Groups)
{
    /// <summary>Every step of every group, in the order of the groups.</summary>
    public IEnumerable<SupervisedStep> Steps => Groups.SelectMany(g => g.Steps);

    /// <summary>How many steps of the board are in a state.</summary>
    public int Count(SupervisionState state) => Groups.Sum(g => g.Count(state));

    /// <summary>Makes the board of a day.</summary>
    /// <param name="steps">The open steps.</param>
    /// <param name="today">Today, Beijing date.</param>
    /// <param name="calendar">Which days are worked.</param>
    /// <param name="soon">Due soon means due within so many working days.</param>
    public static SupervisionBoard Of(IEnumerable<OpenStep> steps, DateOnly today, WorkingCalendar calendar, int soon = 3) => new(steps
        .Select(s => Judge(s, today, calendar, soon))
        .GroupBy(s => (s.Step.Bureau, s.Step.Division))
        .OrderBy(g => g.Key.Bureau, StringComparer.Ordinal).ThenBy(g => g.Key.Division, StringComparer.Ordinal)
        .Select(g => new SupervisionGroup(g.Key.Bureau, g.Key.Division,
            g.OrderBy(s => s.Step.Due ?? DateOnly.MaxValue).ThenBy(s => s.Step.Since).ThenBy(s => s.Step.Id).ToList()))
        .ToList());

    /// <summary>How one step stands on a day: overdue never includes the due day.</summary>
    public static SupervisedStep Judge(OpenStep step, DateOnly today, WorkingCalendar calendar, int soon = 3)
    {
        var waited = Math.Max(0, calendar.CountWorkingDays(step.Since, today));
        if (step.Due is not { } due)
            return new SupervisedStep(step, SupervisionState.NotDue, null, waited);
        var left = calendar.CountWorkingDays(today, due);
        var state = today > due ? SupervisionState.Overdue : left <= soon ? SupervisionState.DueSoon : SupervisionState.NotDue;
        return new SupervisedStep(step, state, left, waited);
    }
}
