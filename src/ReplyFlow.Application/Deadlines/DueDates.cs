using ReplyFlow.Domain.Calendar;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Deadlines;

/// <summary>Writes due dates into rows: date, derivation, reservation and what the date rests on always go together.</summary>
internal static class DueDates
{
    /// <summary>Sets the case's date, and with it the lead bureau's part.</summary>
    public static void SetDue(this Case c, DueBasis basis, WorkingCalendar calendar)
    {
        var due = basis.By(calendar);
        (c.DueOn, c.DueDerivation, c.DueProvisional, c.DueRule) = (due.Due, due.Explanation, due.Provisional, basis.ToString());
        foreach (var lead in c.Assignments.Where(a => a.Role == AssignmentRole.Lead && a.EndedAt is null))
            lead.SetDue(basis, calendar);
    }

    /// <summary>Sets a bureau's date.</summary>
    public static void SetDue(this Assignment part, DueBasis basis, WorkingCalendar calendar)
    {
        var due = basis.By(calendar);
        (part.DueOn, part.DueDerivation, part.DueProvisional, part.DueRule) = (due.Due, due.Explanation, due.Provisional, basis.ToString());
    }

    /// <summary>Sets a step's date.</summary>
    public static void SetDue(this WorkItem item, StepDue due) =>
        (item.DueOn, item.DueDerivation, item.DueProvisional, item.DueRule) = (due.Deadline.Due, due.Deadline.Explanation, due.Deadline.Provisional, due.Rule);
}
