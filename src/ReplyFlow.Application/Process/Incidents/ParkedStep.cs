using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Process.Incidents;

/// <summary>A parked step, its case locked for the rest of the transaction.</summary>
internal sealed record ParkedStep(Case Case, Activity Activity, int Visit)
{
    /// <summary>Locks the case and checks that the step is as the administrator saw it.</summary>
    /// <exception cref="NotFoundException">There is no such case.</exception>
    /// <exception cref="StepMovedOnException">It was retried or skipped meanwhile.</exception>
    public static async Task<ParkedStep> LockAsync(Unit unit, DefinitionStore definitions, Guid caseId, string activityId, int visit, int seenTries,
        CancellationToken ct)
    {
        await unit.Db.LockCaseAsync(caseId, ct);
        if (!await unit.Db.Cases.AnyAsync(c => c.Id == caseId, ct))
            throw new NotFoundException();
        var c = await unit.Db.LoadCaseAsync(caseId, ct);
        var history = await ParkedHistory.LoadAsync(unit.Db, [caseId], ct);
        if (WorkflowState.FromJson(c.WorkflowState).FindWaiting(activityId, visit) is not { Kind: WaitKind.Incident } wait)
            throw new StepMovedOnException($"这一步已经不再挂起：{history.LastAction(caseId, activityId, visit)}。您的操作没有生效。");
        if (history.Tries(caseId, activityId, visit) is var tries && tries != seenTries)
            throw new StepMovedOnException($"{history.LastAction(caseId, activityId, visit)}，仍未成功（第 {tries} 次）：{wait.Problem}。您的操作没有生效，请看过再定。");
        var definition = await definitions.GetAsync(c.DefinitionId, c.DefinitionVersion, ct);
        return new ParkedStep(c, definition.Find(activityId) ?? throw new NotFoundException(), visit);
    }

    /// <summary>What came of it: the next work items, or the problem when it failed again.</summary>
    public async Task<string> OutcomeAsync(Unit unit, string done, CancellationToken ct)
    {
        await unit.Db.SaveChangesAsync(ct);
        var state = WorkflowState.FromJson(Case.WorkflowState);
        if (state.FindWaiting(Activity.Id, Visit) is { Kind: WaitKind.Incident, Problem: var problem })
            return $"“{Activity.Title}”仍未成功：{problem}";
        var parked = state.Incidents.Select(i => i.Problem).FirstOrDefault();
        // Loading the case brings no work items: those here were opened by this transaction.
        var next = unit.Db.WorkItems.Local.Where(w => w.Status == WorkItemStatus.Open).OrderBy(w => w.Id).Select(w => w.Title).Distinct().ToList();
        return (next.Count, parked) switch
        {
            (_, { } again) => $"{done}流程继续后又停在另一步：{again}",
            ( > 0, _) => $"{done}流程已继续，现在等待{string.Join("、", next.Select(t => $"“{t}”"))}。",
            _ => $"{done}{(state.Finished ? "本件已办结。" : "流程已继续。")}",
        };
    }
}
