using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.WorkItems.Extend;

/// <summary>
/// 延期: moves the case's due date once the dispatcher has approved, and with it every open step counted from it; the deputies are
/// told by letter.
/// </summary>
internal sealed class ApplyExtensionStep(DeadlineStore deadlines, ExtensionNotice notices) : SystemStep
{
    /// <inheritdoc />
    public override string Name => SystemStepNames.ApplyExtension;

    /// <summary>Applies the newest approved request of the case; does nothing when it was applied already.</summary>
    public override async Task<string> RunAsync(SystemStepContext context, CancellationToken ct)
    {
        var (unit, c) = (context.Unit, context.Case);
        var request = await unit.Db.Extensions.Where(x => x.CaseId == c.Id && x.Approved == true && x.PreviousDueOn == null)
            .OrderByDescending(x => x.DecidedAt).FirstOrDefaultAsync(ct);
        if (request is null)
            return Activity.Done;
        var rules = await deadlines.HoldAsync(unit, ct);
        var basis = ExtensionLimit.Approve(request.Until, rules.Rules(c.LeadBureauId, c.Suggestion!.SessionId));
        request.Apply(c.Due.On!.Value);
        c.SetDue(DueDate.By(basis, rules.Calendar));
        foreach (var item in await unit.Db.WorkItems.Where(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open && w.Due.Rule.StartsWith("case:"))
            .ToListAsync(ct))
            if (rules.Step(item.Due.Rule, c, item.BureauId, unit.Today) is { } step)
                item.SetDue(step);
        unit.Record(
            new ExtensionApplied(request.Id, c.Due.On), c.Id,
            $"延期生效：办复期限由{request.PreviousDueOn:yyyy年M月d日}改为{c.Due.On:yyyy年M月d日}", bySystem: true);
        await notices.SendAsync(unit, c, request, ct);
        return Activity.Done;
    }
}
