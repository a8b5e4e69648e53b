using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Data.Model;
using ReplyFlow.Workflow.Port;

namespace ReplyFlow.Application.Process;

/// <summary>
/// Fires the timers of running cases that have run out, and ends the asking of deputies whose day has passed.
/// Each in its own transaction and at most once.
/// </summary>
public sealed class TimerRunner(
    UnitRunner units, CaseEngine engine, SilentDeputies silent, ReplyFlowDb db, TimeProvider time, ILogger<TimerRunner> log)
{
    /// <summary>Fires every due timer and returns how many fired. One that fails keeps its row, is logged, and does not hold up the others.</summary>
    public async Task<int> RunDueAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var due = await db.Timers.AsNoTracking().Where(t => t.DueAt <= now).OrderBy(t => t.DueAt).Take(500).ToListAsync(ct);
        var fired = 0;
        foreach (var timer in due)
        {
            try
            {
                if (await units.RunAsync(null, unit => FireAsync(unit, timer, ct), ct))
                    fired++;
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                var number = await db.Cases.Where(c => c.Id == timer.CaseId).Select(c => c.Suggestion!.Number).FirstOrDefaultAsync(ct);
                log.LogError(e, "The timer of {Activity}#{Visit} of suggestion {Number} failed; tried again in a minute", timer.ActivityId, timer.Visit,
                    number);
            }
        }
        await silent.EndDueAsync(ct);
        return fired;
    }

    private async Task<bool> FireAsync(Unit unit, CaseTimer timer, CancellationToken ct)
    {
        await unit.Db.LockCaseAsync(timer.CaseId, ct);
        if (await unit.Db.Timers.Where(t => t.Id == timer.Id).ExecuteDeleteAsync(ct) == 0)
            return false;
        var c = await unit.Db.LoadCaseAsync(timer.CaseId, ct);
        try
        {
            await engine.FireAsync(unit, c, timer, ct);
        }
        catch (StaleCompletionException)
        {
            return false;
        }
        unit.Record(new TimerFired(timer.ActivityId, timer.Visit), c.Id, "期限届满，流程自动继续", bySystem: true);
        return true;
    }
}
