using ReplyFlow.Domain;

namespace ReplyFlow.Data.Model;

/// <summary>A timer a running case waits for.</summary>
public sealed class CaseTimer
{
    public Guid Id { get; init; } = Guid.CreateVersion7();

    public Guid CaseId { get; init; }

    /// <summary>The activity that waits.</summary>
    public required string ActivityId { get; init; }

    /// <summary>The activity's visit, from 1.</summary>
    public int Visit { get; init; }

    /// <summary>When it fires.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>What the instant was counted by, as with a work item's rule, so that it can be counted again; empty for a plain duration.</summary>
    public string DueRule { get; set; } = "";

    /// <summary>Beijing date on which it was started.</summary>
    public DateOnly StartedOn { get; init; }

    /// <summary>Lets it fire at the end of a day, but not before the steps it ends are due themselves.</summary>
    /// <param name="day">The day, a Beijing date.</param>
    /// <param name="steps">When those steps are due.</param>
    public void EndOn(DateOnly day, IEnumerable<DateOnly?> steps)
    {
        if (steps.Max() is { } last && last > day)
            day = last;
        DueAt = BeijingTime.StartOf(day.AddDays(1));
    }

    /// <summary>The outcome it completes the activity with.</summary>
    public required string Outcome { get; init; }
}
