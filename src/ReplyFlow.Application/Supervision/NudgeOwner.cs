using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Reminders;
using ReplyFlow.Domain.Messages;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Supervision;
using ReplyFlow.Domain.Text;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.Supervision;

/// <summary>
/// 催办: asks the owner of an open step to get on with it. Written down, shown in the owner's inbox and mailed to them; while
/// somebody stands in for the owner, to both.
/// </summary>
public sealed class NudgeOwner(UnitRunner units, ReminderQueries reminders, CaseDeadlines deadlines)
{
    /// <summary>Most characters of the words.</summary>
    public const int MaxWords = 500;

    /// <summary>How often the same step may be nudged.</summary>
    public static NudgeLimit Limit { get; } = new();

    /// <param name="actor">Somebody who supervises the step.</param>
    /// <param name="workItemId">The step.</param>
    /// <param name="words">Words to the owner; may be empty.</param>
    /// <param name="ct">Cancels the command.</param>
    /// <exception cref="NotFoundException">There is no such step, or the actor does not supervise it.</exception>
    /// <exception cref="AlreadyClosedException">The step is done.</exception>
    /// <exception cref="InvalidInputException">It was nudged too recently, is the actor's own, or the words are too long.</exception>
    public Task<NudgeReceipt> RunAsync(Actor actor, Guid workItemId, string words, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        var caseId = await unit.Db.WorkItems.Where(w => w.Id == workItemId).Select(w => (Guid?)w.CaseId).FirstOrDefaultAsync(ct)
            ?? throw new NotFoundException();
        await unit.Db.LockCaseAsync(caseId, ct);
        var item = await unit.Db.WorkItems.AsNoTracking().FirstAsync(w => w.Id == workItemId, ct);
        if (item.Status != WorkItemStatus.Open)
        {
            var mayKnow = actor.Supervises() && await unit.Db.Cases.VisibleTo(actor).AnyAsync(c => c.Id == caseId, ct);
            throw mayKnow ? new AlreadyClosedException(item) : new NotFoundException();
        }
        if (!await unit.Db.WorkItems.SupervisedBy(actor).AnyAsync(w => w.Id == workItemId, ct))
            throw new NotFoundException();
        if (actor.Owes(await unit.Db.ResponsibilityAsync(item, ct)))
            throw new InvalidInputException("", "这一步正等您办理，不必催办自己。");
        words = words.Trim();
        if (TextLength.Of(words) is var length && length > MaxWords)
            throw new InvalidInputException("Words", $"催办的话最多 {MaxWords} 字，现在是 {length} 字。");
        var days = await unit.Db.Nudges.Where(n => n.WorkItemId == workItemId).Select(n => n.On).ToListAsync(ct);
        if (Limit.Objection(days, unit.Today, deadlines.Calendar) is { } objection)
            throw new InvalidInputException("", $"这一步{objection}。");
        unit.Db.Nudges.Add(new Nudge
        {
            CaseId = caseId,
            WorkItemId = workItemId,
            ById = actor.UserId,
            ByName = actor.Name,
            Words = words,
            On = unit.Today,
            At = unit.Now,
        });
        var owed = (await reminders.WithAuthorsAsync(await reminders.OpenItemsAsync([item.Id], ct), ct)).Single();
        var staff = await reminders.StaffAsync([item.BureauId], item.AssigneeId is { } assignee ? [assignee] : [], unit.Today, ct);
        var owners = staff.Owners(owed);
        var told = staff.WithSubstitutes(owners, owed);
        var waitingOn = item.AssigneeId is null ? Roles.Label(item.Role) : owners.FirstOrDefault()?.Name ?? Roles.Label(item.Role);
        unit.Record(new StepNudged(item.Id, item.Step, item.Due.On, [.. told.Select(p => p.Id)], words), caseId, $"催办“{item.Title}”（{waitingOn}）");
        var number = await unit.Db.Cases.Where(c => c.Id == caseId).Select(c => c.Suggestion!.Number).FirstAsync(ct);
        var mailed = told.Where(p => MailAddresses.Problem(p.Email) is null).ToList();
        unit.Db.Outbox.AddRange(mailed.Select(p => Mail(unit, actor, owed, number, p, staff.PrincipalsOf(p, owed))));
        return new NudgeReceipt(waitingOn, [.. told.Where(p => !owners.Contains(p)).Select(p => p.Name)], told.Count, mailed.Count);
    }, ct);

    /// <summary>
    /// Says which step and no more: title and words may name a deputy whose identity is secret, and the mail leaves the house.
    /// </summary>
    private static OutboxMessage Mail(Unit unit, Actor actor, OpenItem item, string number, StaffMember to, IReadOnlyList<StaffMember> principals) =>
        StaffMail.To(
            unit, actor.BureauId, to.Name, to.Email, $"催办：第{number}号建议 {item.Title}",
            $"{to.Name}：\n\n第{number}号建议的“{item.Title}”正等您{(principals.Count > 0 ? $"代{Staff.Names(principals)}" : "")}办理"
            + $"{(item.DueOn is { } due ? $"，期限{due:yyyy年M月d日}{(item.DueProvisional ? "（暂定）" : "")}" : "")}。"
            + $"{actor.BureauName}{actor.Name}于{unit.Today:yyyy年M月d日}催办，请登录系统，在“待办”中查看催办意见并尽快办理。\n");
}
