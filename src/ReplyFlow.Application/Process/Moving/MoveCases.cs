using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Moves;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Process.Moving;

/// <summary>
/// Moves running cases to another version, each in a transaction of its own, planned anew under the case's lock. Can be stopped
/// at any time; running it again moves what is still on the old versions.
/// </summary>
public sealed class MoveCases(UnitRunner units, CaseMovePlanner planner, CaseHostFactory hosts, ReplyFlowDb db, TimeProvider time)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(4);

    /// <summary>Moves the next cases.</summary>
    /// <param name="actor">The administrator.</param>
    /// <param name="order">What to move, and how.</param>
    /// <param name="after">The case the batch before ended with; null to begin.</param>
    /// <param name="limit">Most cases of one batch; a batch also ends after a few seconds.</param>
    /// <param name="ct">Stops between two cases.</param>
    /// <exception cref="InvalidInputException">The map cannot be used; nothing was changed.</exception>
    public async Task<MoveBatch> RunAsync(Actor actor, MoveOrder order, Guid? after, int limit, CancellationToken ct)
    {
        actor.Demand(Roles.Administrator);
        var versions = await planner.VersionsAsync(order, ct);
        var to = versions[order.To];
        var maps = order.From.Distinct().ToDictionary(v => v, order.MapFrom);
        if (maps.SelectMany(m => CaseMover.Check(m.Value, versions[m.Key], to)).FirstOrDefault() is { } problem)
            throw new InvalidInputException("", $"对应关系不能使用：{problem}。");
        var waiting = (await CaseMovePlanner.Running(db, order.DefinitionId, [.. order.From]).Select(c => new { c.Id, c.DefinitionVersion }).ToListAsync(ct))
            .Where(c => after is null || c.Id.CompareTo(after.Value) > 0).OrderBy(c => c.Id).ToList();
        var (start, done, moved, left) = (time.GetTimestamp(), 0, 0, new List<string>());
        foreach (var c in waiting.Take(limit))
        {
            if (ct.IsCancellationRequested || (done > 0 && time.GetElapsedTime(start) > Patience))
                break;
            var refusal = await units.RunAsync(actor, unit => MoveAsync(unit, c.Id, maps[c.DefinitionVersion], versions[c.DefinitionVersion], to, ct),
                CancellationToken.None);
            done++;
            if (refusal is null)
                moved++;
            else
                left.Add(refusal);
        }
        return new MoveBatch(moved, left, waiting.Count - done, done > 0 ? waiting[done - 1].Id : after);
    }

    /// <summary>Moves one case; returns why it was left, or null.</summary>
    private async Task<string?> MoveAsync(Unit unit, Guid id, CaseMoveMap map, WorkflowDefinition from, WorkflowDefinition to, CancellationToken ct)
    {
        await unit.Db.LockCaseAsync(id, ct);
        var c = await unit.Db.LoadCaseAsync(id, ct);
        var name = $"第{c.Suggestion!.Number}号";
        if (c.ClosedAt is not null || c.DefinitionVersion != from.Version || c.DefinitionId != from.Id)
            return $"{name}：转换期间已经办结或换了版本";
        var move = CaseMover.Move(map, from, to, name, WorkflowState.FromJson(c.WorkflowState));
        if (move.After is not { } after)
            return $"{name}：{string.Join("；", move.Problems)}";
        c.MoveTo(to.Version, after.ToJson());
        var host = hosts.For(unit, c, null);
        foreach (var dropped in move.Waits.Where(w => w.ToActivity is null))
        {
            await host.CloseWorkItemsAsync(dropped.FromActivity, dropped.FromVisit, $"流程已转到第 {to.Version} 版，不再有这一步", ct);
            await host.CancelTimerAsync(dropped.FromActivity, dropped.FromVisit, ct);
        }
        await RowMoves.ApplyAsync(unit, id, move.Waits, to, after, ct);
        await unit.Db.SaveChangesAsync(ct);
        await Recovery.RunAsync(unit, c, to, host, ct);
        unit.Record(
            new CaseMoved(to.Id, from.Version, to.Version, move.Waits), id,
            $"办理流程由第 {from.Version} 版转到第 {to.Version} 版{(move.Changes.IsEmpty ? "" : "：" + string.Join("；", move.Changes))}");
        return null;
    }
}
