using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Process;

/// <summary>Law 1: finds open cases whose process waits for something that is not there (a work item, a timer) and re-arms it.</summary>
public sealed class Sweeper(UnitRunner units, DefinitionStore definitions, CaseHostFactory hosts, ReplyFlowDb db, ILogger<Sweeper> log)
{
    /// <summary>Looks at every open case; returns what it re-armed, one line each, for the log and the health page.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(CancellationToken ct)
    {
        var suspects = new List<(Guid Id, string Number)>();
        var rows = await OpenRows.LoadAsync(db, null, ct);
        var running = await definitions.RunningAsync(ct);
        var cases = db.Cases.AsNoTracking().Where(c => c.ClosedAt == null)
            .Select(c => new { c.Id, c.Suggestion!.Number, c.DefinitionId, c.DefinitionVersion, c.WorkflowState }).AsAsyncEnumerable();
        await foreach (var c in cases.WithCancellation(ct))
            if (WorkflowState.TryFromJson(c.WorkflowState) is not { } state)
                log.LogError("Suggestion {Number}: where its process stands cannot be read", c.Number);
            else if (running.GetValueOrDefault((c.DefinitionId, c.DefinitionVersion)) is { } definition && rows.MissingFor(c.Id, definition, state).Any())
                suspects.Add((c.Id, c.Number));
        var report = new List<string>();
        foreach (var (id, number) in suspects)
        {
            try
            {
                report.AddRange(await units.RunAsync(null, unit => RearmAsync(unit, id, ct), ct));
            }
            catch (RefusalException e)
            {
                log.LogError(e, "Suggestion {Number} waits for something that is not there and cannot be opened", number);
            }
        }
        foreach (var line in report)
            log.LogWarning("Re-armed {Line}", line);
        return report;
    }

    private async Task<List<string>> RearmAsync(Unit unit, Guid id, CancellationToken ct)
    {
        await unit.Db.LockCaseAsync(id, ct);
        var c = await unit.Db.LoadCaseAsync(id, ct);
        var definition = await definitions.GetAsync(c.DefinitionId, c.DefinitionVersion, ct);
        var lines = new List<string>();
        foreach (var row in await Recovery.RunAsync(unit, c, definition, hosts.For(unit, c, null), ct))
        {
            lines.Add($"{c.Suggestion!.Number} {row.Wait.ActivityId}#{row.Wait.Visit}{(row.IsTimer ? " timer" : "")}");
            unit.Record(
                new StepRearmed(row.Wait.ActivityId, row.Wait.Visit), id,
                row.IsTimer ? "系统发现流程等待的定时缺失，已重新设定" : "系统发现流程等待的事项缺失，已重新生成待办", bySystem: true);
        }
        return lines;
    }
}
