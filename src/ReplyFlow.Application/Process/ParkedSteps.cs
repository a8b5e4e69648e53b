using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Process;

/// <summary>Finds the cases with a parked step without reading every case's state.</summary>
public static class ParkedSteps
{
    /// <summary>
    /// Stands in a state's text when, and only when, a step of it is parked: people's words cannot contain an unescaped quotation
    /// mark there.
    /// </summary>
    internal const string Mark = "\"kind\":\"incident\"";

    /// <summary>Open cases at least one of whose steps is parked. The database searches the state of each open case; closed ones are left out first.</summary>
    public static IQueryable<Case> WithParkedStep(this IQueryable<Case> cases) =>
        cases.Where(c => c.ClosedAt == null && c.WorkflowState.Contains(Mark));

    /// <summary>Words of the parked steps of one case; empty when none is.</summary>
    public static async Task<IReadOnlyList<string>> TitlesAsync(ReplyFlowDb db, Guid caseId, WorkflowDefinition definition, CancellationToken ct) =>
        await db.Cases.AsNoTracking().WithParkedStep().Where(c => c.Id == caseId).Select(c => c.WorkflowState).FirstOrDefaultAsync(ct) is { } state
            ? [.. WorkflowState.FromJson(state).Incidents.Select(w => definition.Find(w.ActivityId)?.Title ?? w.ActivityId)]
            : [];

    /// <summary>How many cases have one.</summary>
    public static Task<int> CountAsync(ReplyFlowDb db, CancellationToken ct) => db.Cases.WithParkedStep().CountAsync(ct);
}
