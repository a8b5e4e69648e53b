using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Process.Incidents;

/// <summary>Reads the parked steps of open cases.</summary>
public sealed class IncidentQueries(ReplyFlowDb db, DefinitionStore definitions)
{
    /// <summary>How many open cases have one.</summary>
    public Task<int> CountAsync(CancellationToken ct) => db.Cases.WithParkedStep().CountAsync(ct);

    /// <summary>Titles of the parked steps of one case; empty when none is. The caller has checked that the reader may see the case.</summary>
    public async Task<IReadOnlyList<string>> TitlesAsync(Guid caseId, WorkflowDefinition definition, CancellationToken ct) =>
        await db.Cases.AsNoTracking().WithParkedStep().Where(c => c.Id == caseId).Select(c => c.WorkflowState).FirstOrDefaultAsync(ct) is { } state
            ? [.. WorkflowState.FromJson(state).Incidents.Select(w => definition.Find(w.ActivityId)?.Title ?? w.ActivityId)]
            : [];

    /// <summary>Those of all cases, for the administrator; the oldest cases first.</summary>
    /// <param name="actor">The administrator.</param>
    /// <param name="skip">Cases to leave out at the beginning.</param>
    /// <param name="take">How many cases to read at most.</param>
    /// <param name="ct">Cancels the queries.</param>
    public Task<IReadOnlyList<IncidentRow>> ListAsync(Actor actor, int skip, int take, CancellationToken ct) =>
        ReadAsync(actor, db.Cases.WithParkedStep().OrderBy(c => c.OpenedAt).ThenBy(c => c.Id).Skip(skip).Take(take), ct);

    /// <summary>One parked step.</summary>
    /// <exception cref="NotFoundException">It is not, or no longer, parked.</exception>
    public async Task<IncidentRow> FindAsync(Actor actor, Guid caseId, string activityId, int visit, CancellationToken ct) =>
        (await ReadAsync(actor, db.Cases.WithParkedStep().Where(c => c.Id == caseId), ct)).FirstOrDefault(r => r.ActivityId == activityId && r.Visit == visit)
        ?? throw new NotFoundException("这一步没有挂起，可能已经处理好了。");

    private async Task<IReadOnlyList<IncidentRow>> ReadAsync(Actor actor, IQueryable<Domain.Cases.Case> cases, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        var found = await cases.AsNoTracking().Select(c => new
        {
            c.Id,
            Session = c.Suggestion!.Session!.Name,
            c.Suggestion.Number,
            c.Suggestion.Title,
            c.DefinitionId,
            c.DefinitionVersion,
            c.WorkflowState,
        }).ToListAsync(ct);
        var ids = found.Select(c => c.Id).ToList();
        var history = await ParkedHistory.LoadAsync(db, ids, ct);
        var masks = await NameMask.ForOutsidersAsync(db, ids, ct);
        var rows = new List<IncidentRow>();
        foreach (var c in found)
        {
            var definition = await definitions.GetAsync(c.DefinitionId, c.DefinitionVersion, ct);
            var mask = masks.GetValueOrDefault(c.Id, NameMask.None);
            foreach (var wait in WorkflowState.FromJson(c.WorkflowState).Incidents)
                if (definition.Find(wait.ActivityId) is { } activity)
                    rows.Add(new IncidentRow(
                        c.Id, wait.ActivityId, wait.Visit, c.Session, c.Number, mask.Apply(c.Title), activity.Title, mask.Apply(wait.Problem ?? ""),
                        history.Since(c.Id, wait.ActivityId, wait.Visit) ?? DateTimeOffset.UnixEpoch, history.Tries(c.Id, wait.ActivityId, wait.Visit),
                        $"{definition.Name} 第 {c.DefinitionVersion} 版", SkipRule.For(activity)));
        }
        return rows;
    }
}
