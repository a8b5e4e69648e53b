using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Cases;
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
        var due = await unit.Db.LetterDueAsync(c, ct) ?? throw new InvalidOperationException("Nothing is handled whose day could be moved.");
        request.Apply(due.Due.On!.Value);
        var until = request.Until;
        if (due.Again is { } again)
            MoveAgain(again, until);
        else
            until = await MoveAsync(unit, c, until, rules, ct);
        unit.Record(
            new ExtensionApplied(request.Id, until, due.Again is not null), c.Id,
            $"延期生效：{(due.Again is null ? "办复" : "再次答复")}期限由{request.PreviousDueOn:yyyy年M月d日}改为{until:yyyy年M月d日}", bySystem: true);
        await notices.SendAsync(unit, c, request, until, ct);
        return Activity.Done;
    }

    /// <summary>A second letter's day is that of the step that began its handling; the first letter's stays, it was kept or missed.</summary>
    private static void MoveAgain(WorkItem step, DateOnly until)
    {
        if (step.Status == WorkItemStatus.Open)
            step.SetDue(SecondHandling.Extended(until));
    }

    private static async Task<DateOnly> MoveAsync(Unit unit, Case c, DateOnly until, CaseDeadlines rules, CancellationToken ct)
    {
        c.SetDue(DueDate.By(ExtensionLimit.Approve(until, rules.Rules(c.LeadBureauId, c.Suggestion!.SessionId)), rules.Calendar));
        foreach (var item in await unit.Db.WorkItems.Where(w => w.CaseId == c.Id && w.Status == WorkItemStatus.Open && w.Due.Rule.StartsWith("case:"))
            .ToListAsync(ct))
            if (rules.Step(item.Due.Rule, c, item.BureauId, unit.Today) is { } step)
                item.SetDue(step);
        return c.Due.On!.Value;
    }
}
