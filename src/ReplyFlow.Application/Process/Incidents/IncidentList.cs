using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Process.Incidents;

/// <summary>The parked steps of all open cases, for the administrator.</summary>
public sealed class IncidentList(ReplyFlowDb db, DefinitionStore definitions)
{
    /// <summary>The oldest cases first.</summary>
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
