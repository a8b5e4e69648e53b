using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.WorkItems.Accept;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.TakeBack;

/// <summary>取回: whoever sent something on has it again, as it was, while nobody has opened what came of it.</summary>
public sealed class TakeBackDecision(UnitRunner units, CaseEngine engine, TakeBackQueries sent)
{
    /// <summary>Takes a decision back.</summary>
    /// <returns>The step that is open again, and what happened, in Chinese.</returns>
    /// <exception cref="NotFoundException">The actor made no such decision.</exception>
    /// <exception cref="InvalidInputException">Somebody has opened or decided what came of it, or there is no way back.</exception>
    public Task<(Guid WorkItemId, string Message)> RunAsync(Actor actor, Guid workItemId, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        await unit.Db.LockCaseOfAsync(workItemId, ct);
        var item = await unit.Db.WorkItems.FirstOrDefaultAsync(
            w => w.Id == workItemId && w.Status == WorkItemStatus.Decided && w.DecidedById == actor.UserId, ct) ?? throw new NotFoundException();
        var c = await unit.Db.LoadCaseAsync(item.CaseId, ct);
        var step = await sent.ReadAsync(item, ct);
        if (step.Objection() is { } objection)
            throw new InvalidInputException("", objection);
        var next = step.Items.Where(w => w.Status == WorkItemStatus.Open).ToList();
        var mine = await unit.Db.WorkItems.OwedBy(actor).Where(w => w.CaseId == item.CaseId).Select(w => w.Id).ToListAsync(ct);
        await UndoAsync(unit, c, item, ct);
        item.TakeBack(unit.Now);
        await engine.GoBackAsync(unit, c, item.ActivityId, $"{actor.Name}已取回，无需办理", new Rework("") { Again = item }, ct);
        await unit.Db.SaveChangesAsync(ct);
        var again = await unit.Db.WorkItems.FirstAsync(
            w => w.CaseId == c.Id && w.ActivityId == item.ActivityId && w.Status == WorkItemStatus.Open && w.OpenedAt == unit.Now, ct);
        var unsent = await WithdrawMailAsync(unit, c, item, ct);
        var recalled = item.Kind == StepKinds.Accept ? await AssignmentNotice.RecallAsync(unit, c, item.ClosedAt, ct) : null;
        unit.Record(new DecisionTakenBack(item.Id, item.Step, again.Id, unsent), c.Id,
            $"取回“{item.Title}”（{item.OutcomeLabel}）{(recalled == false ? "，承办告知已发给代表" : "")}");
        var closed = next.Where(w => w.Status == WorkItemStatus.Cancelled).ToLookup(w => mine.Contains(w.Id), w => $"“{w.Title}”");
        return (again.Id, $"已取回“{item.Title}”，又在您这里了，原来的内容都在。"
            + Sentence(closed[false], "已撤下，对方还没有看过。") + Sentence(closed[true], "随之撤下，办完这一步会再列在您的待办里。") + AboutNotice(recalled));
    }, ct);

    /// <summary>What became of 承办告知, and what to do about it.</summary>
    private static string AboutNotice(bool? recalled) => recalled switch
    {
        null => "",
        true => "给代表的承办告知还没有发出，已撤下。",
        false => "给代表的承办告知已经发出，收不回来：再签收时不重发；改由别的单位主办的，那个单位签收后另行告知代表，在那以前请电话向代表说明。",
    };

    private static string Sentence(IEnumerable<string> steps, string what) =>
        steps.Distinct().ToList() is { Count: > 0 } some ? string.Join("、", some) + what : "";

    /// <summary>What the decision did to the case besides going on.</summary>
    private static async Task UndoAsync(Unit unit, Case c, WorkItem item, CancellationToken ct)
    {
        switch (item.Kind)
        {
            case StepKinds.Assign:
                c.Recall(unit.Now);
                break;
            case StepKinds.Accept:
                c.Object();
                break;
            case StepKinds.Allocate:
                c.Unallocate();
                // A draft that nobody wrote in names the drafter as its contact; the next one gets a draft of their own.
                if (await unit.Db.Drafts.FindAsync([c.Id], ct) is { IsUntouched: true } untouched)
                    unit.Db.Drafts.Remove(untouched);
                break;
        }
    }

    /// <summary>Mail to the staff that came of the decision and that nobody is sending just now never goes out.</summary>
    private static Task<int> WithdrawMailAsync(Unit unit, Case c, WorkItem item, CancellationToken ct)
    {
        var about = $"第{c.Suggestion!.Number}号建议";
        return unit.Db.Outbox.Where(m => m.CreatedAt == item.ClosedAt && m.RecipientKind == RecipientKind.Staff && m.Status == MessageStatus.Queued
                && (m.LeasedUntil == null || m.LeasedUntil <= unit.Now) && m.Subject.StartsWith(about))
            .ExecuteDeleteAsync(ct);
    }
}
