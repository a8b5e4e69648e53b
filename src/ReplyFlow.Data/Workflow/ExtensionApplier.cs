using Microsoft.EntityFrameworkCore;
using ReplyFlow.Data.Work;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Handling;

namespace ReplyFlow.Data.Workflow;

/// <summary>延期: moves the case's due date once the dispatcher has approved, and with it every open step counted from it.</summary>
public sealed class ExtensionApplier(CaseDeadlines deadlines)
{
    /// <summary>Applies the newest approved request of the case; does nothing when it was applied already.</summary>
    public async Task ApplyAsync(Unit unit, Case c, CancellationToken ct)
    {
        var request = await unit.Db.Extensions.Where(x => x.CaseId == c.Id && x.Approved == true && x.PreviousDueOn == null)
            .OrderByDescending(x => x.DecidedAt).FirstOrDefaultAsync(ct);
        if (request is null)
            return;
        var due = ExtensionLimit.Approve(request.Until, DeadlineSettings.Default, deadlines.Calendar);
        request.PreviousDueOn = c.DueOn;
        (c.DueOn, c.DueDerivation, c.DueProvisional) = (due.Due, due.Explanation, due.Provisional);
        foreach (var item in await unit.Db.WorkItems.Where(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open && w.DueRule.StartsWith("case:")).ToListAsync(ct))
            if (deadlines.Step(item.DueRule, c, unit.Today) is { } step)
                (item.DueOn, item.DueDerivation) = (step.Due, step.Explanation);
        unit.Record("ExtensionApplied", c.Id, $"延期生效：办复期限由{request.PreviousDueOn:yyyy年M月d日}改为{c.DueOn:yyyy年M月d日}", new { request.Id, c.DueOn }, bySystem: true);
    }
}
