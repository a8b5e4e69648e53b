using ReplyFlow.Domain.Deadlines;

namespace ReplyFlow.Testing.Data;

/// <summary>Due dates of rows that are made without the process.</summary>
public static class DueDates
{
    /// <summary>Due on a day that was counted from nothing; not due without one.</summary>
    public static DueDate On(DateOnly? day, bool provisional = false) =>
        day is { } due ? DueDate.By("", new Deadline(due, [], provisional)) : DueDate.None;
}
