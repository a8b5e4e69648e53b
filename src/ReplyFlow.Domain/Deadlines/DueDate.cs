using ReplyFlow.Domain.Calendar;

namespace ReplyFlow.Domain.Deadlines;

/// <summary>By when something is due: the day, why it is that day and what it was counted from. One value, replaced as a whole.</summary>
public sealed record DueDate
{
    private DueDate()
    {
    }

    /// <summary>Nothing is due.</summary>
    public static DueDate None { get; } = new();

    /// <summary>The last day on which the work is in time, a Beijing date; null when nothing is due.</summary>
    public DateOnly? On { get; private init; }

    /// <summary>How the day was derived, step by step, in Chinese; empty when nothing is due.</summary>
    public string Derivation { get; private init; } = "";

    /// <summary>Whether the day rests on a year whose holidays are not loaded.</summary>
    public bool Provisional { get; private init; }

    /// <summary>
    /// What it was counted by, so that it can be counted again: the text of a <see cref="DueBasis"/>, or the definition's due rule
    /// where a step's day moves with the case's; empty when nothing is due.
    /// </summary>
    public string Rule { get; private init; } = "";

    /// <summary>Counts from a basis.</summary>
    public static DueDate By(DueBasis basis, WorkingCalendar calendar) => By(basis.ToString(), basis.By(calendar));

    /// <summary>What was counted by a rule.</summary>
    /// <param name="rule">What <see cref="Rule"/> is to be.</param>
    /// <param name="deadline">The day it came to.</param>
    public static DueDate By(string rule, Deadline deadline) => new()
    {
        On = deadline.Due,
        Derivation = deadline.Explanation,
        Provisional = deadline.Provisional,
        Rule = rule,
    };
}
