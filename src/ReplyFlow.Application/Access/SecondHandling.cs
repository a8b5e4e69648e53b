using ReplyFlow.Data;
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
}
