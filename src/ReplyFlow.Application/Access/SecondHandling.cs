using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Access;

/// <summary>再次办理: finds what opened the handling that a case's newest letter did not end.</summary>
internal static class SecondHandling
{
    /// <summary>
    /// The drafting steps since the newest letter, the earliest first: that one has the second letter's deadline, later ones days of their own.
    /// </summary>
    public static IQueryable<WorkItem> DraftedAgain(this ReplyFlowDb db, Guid caseId) => db.WorkItems
        .Where(w => w.CaseId == caseId && w.Kind == StepKinds.Draft && !db.Letters.Any(l => l.CaseId == caseId && w.ClosedAt <= l.IssuedAt))
        .OrderBy(w => w.OpenedAt).ThenBy(w => w.Id);

    /// <summary>The steps of the process that make letters and wait; what is asked or requested beside that is none of them.</summary>
    public static IQueryable<WorkItem> Handling(this ReplyFlowDb db) => db.WorkItems.Where(w => w.Status == WorkItemStatus.Open && w.ActivityId != ""
        && w.Kind != StepKinds.Feedback && w.Kind != StepKinds.Extension && w.Kind != StepKinds.Withdrawal);

    /// <summary>Whether a second letter is on its way in a case that was answered.</summary>
    public static async Task<bool> IsHandledAgainAsync(this ReplyFlowDb db, Case c, CancellationToken ct) =>
        c.Status == CaseStatus.Replied && await db.Handling().AnyAsync(w => w.CaseId == c.Id, ct);

    /// <summary>延期 that took effect; those asked for since a second handling began are its.</summary>
    public static IQueryable<ExtensionRequest> Extended(this ReplyFlowDb db, Guid caseId) =>
        db.Extensions.Where(x => x.CaseId == caseId && x.PreviousDueOn != null);

    /// <summary>By when the letter is due that a case is handled for now; null while it is not handled.</summary>
    public static async Task<LetterDue?> LetterDueAsync(this ReplyFlowDb db, Case c, CancellationToken ct)
    {
        if (c.Status is CaseStatus.Assigned or CaseStatus.Handling)
            return c.AssignedOn is { } from ? new(c.Due, from, null) : null;
        if (!await db.IsHandledAgainAsync(c, ct) || await db.DraftedAgain(c.Id).FirstOrDefaultAsync(ct) is not { } step)
            return null;
        // The step that carries the day may be decided, and stays as it was.
        var extended = await db.Extended(c.Id).Where(x => x.RequestedAt >= step.OpenedAt).MaxAsync(x => (DateOnly?)x.Until, ct);
        return new(extended is { } until && until != step.Due.On ? Extended(until) : step.Due, BeijingTime.DateOf(step.OpenedAt), step);
    }

    /// <summary>A second letter's day as it was approved.</summary>
    public static DueDate Extended(DateOnly until)
    {
        var basis = new DueBasis(ExtensionLimit.Approved, until, null, false);
        return DueDate.By(basis.ToString(), new Deadline(until, [$"{ExtensionLimit.Approved} {DayText.Iso(until)}"], false));
    }
}

/// <summary>By when a letter is due.</summary>
/// <param name="Due">The day.</param>
/// <param name="From">The Beijing date it is counted from.</param>
/// <param name="Again">The step that began the second handling and carries the day; null for a case's first letter.</param>
internal sealed record LetterDue(DueDate Due, DateOnly From, WorkItem? Again);
