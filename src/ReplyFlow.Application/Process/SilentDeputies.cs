using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Process;

/// <summary>
/// Deputies who have not answered while another's second handling runs: they are asked on, beside the process, and reminded, until their own last
/// day or until the next letter asks them along with the other, still until their own day. Nobody is 未反馈 who was not asked that long.
/// </summary>
public sealed class SilentDeputies(UnitRunner units, CaseEngine engine, ReplyFlowDb db, TimeProvider time)
{
    /// <summary>The answer of another deputy has ended the step that asked: its open items stay, beside the process.</summary>
    internal static void AskOn(Unit unit, Guid caseId, IReadOnlyList<WorkItem> open)
    {
        open.ToList().ForEach(w => w.StandBeside());
        if (open.Count > 0)
            unit.Record(
                new AskingGoesOn([.. open.Select(w => w.Id)]), caseId, $"另有代表的意见再次办理，其余 {open.Count} 位代表照样征询、提醒", bySystem: true);
    }

    /// <summary>Ends the asking beside the process: the process asks again, or the case has come to its end.</summary>
    /// <returns>Until when each was asked, by the key of their row in the group.</returns>
    internal static async Task<IReadOnlyDictionary<string, DueDate>> EndAsync(Unit unit, Guid caseId, string reason, CancellationToken ct)
    {
        var open = (await Beside(unit.Db).Where(w => w.CaseId == caseId).ToListAsync(ct)).FindAll(w => w is { Status: WorkItemStatus.Open, ActivityId: "" });
        open.ForEach(w => unit.Cancel(w, reason));
        return open.Where(w => w.Due.On is not null).GroupBy(w => w.Participant).ToDictionary(g => g.Key, g => g.Last().Due);
    }

    /// <summary>未反馈: ends the asking of those whose last day has passed, while another is still asked or dealt with.</summary>
    /// <returns>How many.</returns>
    public async Task<int> EndDueAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow();
        var today = BeijingTime.DateOf(now);
        var ended = 0;
        foreach (var caseId in await Over(db, today, now).Select(w => w.CaseId).Distinct().ToListAsync(ct))
            ended += await units.RunAsync(null, async unit =>
            {
                await unit.Db.LockCaseAsync(caseId, ct);
                var over = await Over(unit.Db, today, now).Where(w => w.CaseId == caseId).ToListAsync(ct);
                over.ForEach(w => unit.Cancel(w, "已超过期限，代表没有反馈"));
                foreach (var group in over.Where(w => w.ActivityId.Length > 0).GroupBy(w => (w.ActivityId, w.Visit)))
                    await engine.RegroupAsync(unit, await unit.Db.LoadCaseAsync(caseId, ct), group.Key.ActivityId, group.Key.Visit,
                        [.. group.Select(w => w.Participant)], new Rework("") { Asked = new HashSet<string>() }, ct);
                return over.Count;
            }, ct);
        return ended;
    }

    /// <summary>What nobody else ends: a group ends for all by its timer, where that does not run on for another.</summary>
    private static IQueryable<WorkItem> Over(ReplyFlowDb db, DateOnly today, DateTimeOffset now) => db.WorkItems.Where(
        w => w.Kind == StepKinds.Feedback && w.Status == WorkItemStatus.Open && w.Due.On < today
            && (w.ActivityId == "" || db.Timers.Any(t => t.CaseId == w.CaseId && t.ActivityId == w.ActivityId && t.Visit == w.Visit && t.DueAt > now)));

    private static IQueryable<WorkItem> Beside(ReplyFlowDb db) =>
        db.WorkItems.Where(w => w.Kind == StepKinds.Feedback && w.ActivityId == "" && w.Status == WorkItemStatus.Open);
}
