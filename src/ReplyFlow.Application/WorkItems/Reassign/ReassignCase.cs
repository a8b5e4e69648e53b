using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems.Allocate;
using ReplyFlow.Data.Model;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.Reassign;

/// <summary>改派: the office, or the head of the division that has a case, gives it to another drafter. What is written stays with the case.</summary>
public sealed class ReassignCase(UnitRunner units)
{
    private const int MaxReason = 500;

    /// <summary>Whose it is to do, as people read it.</summary>
    public const string Whose = "改派由本单位办公室或承办处室负责人办理。";

    /// <summary>Whether somebody may: the office for all of its bureau, a head for what their division has.</summary>
    public static bool IsAllowed(Actor actor, Guid? leadBureauId, Guid? divisionId) => actor.BureauId == leadBureauId
        && (actor.Is(Roles.BureauOffice) || (actor.Is(Roles.DivisionHead) && divisionId is not null && actor.DivisionId == divisionId));

    /// <summary>Why a case cannot be given to somebody else now, in Chinese; null when it can.</summary>
    public static string? Objection(DateTimeOffset? closedAt, Guid? drafterId) =>
        closedAt is null && drafterId is not null ? null : "本件现在没有经办人，或已经办结，不能改派。";

    /// <summary>Gives it to somebody else, and tells whoever had it and whoever has it now.</summary>
    /// <param name="actor">Who gives it.</param>
    /// <param name="caseId">The case.</param>
    /// <param name="to">The division and the drafter.</param>
    /// <param name="seenDrafterId">Who drafted it when the actor looked; of two who give it away at once the second is told of the first.</param>
    /// <param name="reason">Why.</param>
    /// <param name="ct">Cancels.</param>
    /// <returns>What happened, in Chinese.</returns>
    /// <exception cref="NotFoundException">The actor's bureau does not lead such a case.</exception>
    /// <exception cref="NotAllowedException">It is not the actor's to give.</exception>
    /// <exception cref="InvalidInputException">Nobody drafts it, it has changed meanwhile, or something is missing.</exception>
    public Task<string> RunAsync(Actor actor, Guid caseId, AllocateInput to, Guid? seenDrafterId, string reason, CancellationToken ct) =>
        units.RunAsync(actor, unit => GiveAsync(unit, actor, caseId, to, seenDrafterId, reason, ct), ct);

    private static async Task<string> GiveAsync(
        Unit unit, Actor actor, Guid caseId, AllocateInput to, Guid? seenDrafterId, string reason, CancellationToken ct)
    {
        await unit.Db.LockCaseAsync(caseId, ct);
        if (!await unit.Db.Cases.AnyAsync(x => x.Id == caseId && x.LeadBureauId == actor.BureauId, ct))
            throw new NotFoundException();
        var c = await unit.Db.LoadCaseAsync(caseId, ct);
        if (!actor.Is(Roles.BureauOffice) && !actor.Is(Roles.DivisionHead))
            throw new NotAllowedException(Whose);
        if (Objection(c.ClosedAt, c.DrafterId) is { } objection)
            throw new InvalidInputException("", objection);
        var (fromId, fromDivision) = (c.DrafterId!.Value, c.DivisionId!.Value);
        var from = await unit.Db.Users.AsNoTracking().FirstAsync(u => u.Id == fromId, ct);
        if (seenDrafterId != fromId)
            throw new InvalidInputException("", $"本件刚刚已改派给{from.DisplayName}，您的改派没有生效。请看过现在的情况再决定。");
        // Asked after whether it has changed: a head whose division it has just left is told that.
        if (!IsAllowed(actor, c.LeadBureauId, c.DivisionId))
            throw new NotAllowedException(Whose);
        if (string.IsNullOrWhiteSpace(reason) || TextLength.Of(reason) > MaxReason)
            throw new InvalidInputException("Reason", $"请写明改派的理由，不超过 {MaxReason} 字。");
        var (division, drafter) = await AllocateStep.ChosenAsync(unit, c, to, ct);
        if (drafter.Id == fromId && division.Id == fromDivision)
            throw new InvalidInputException("DrafterId", $"本件已经由{drafter.DisplayName}办理，请另选一位。");
        c.HandOver(drafter.Id, division.Id);
        if (c.CountersignDivisionIds.Contains(division.Id))
            c.AskCountersign([.. c.CountersignDivisionIds.Where(d => d != division.Id)]);
        (await unit.Db.Drafts.FindAsync([caseId], ct))?.HandOver(from.DisplayName, drafter.DisplayName, drafter.PhoneNumber ?? "", unit.Now);
        var owed = unit.Db.WorkItems.Where(w => w.CaseId == caseId && w.Status == WorkItemStatus.Open && w.AssigneeId == fromId);
        foreach (var item in await owed.ToListAsync(ct))
        {
            item.HandOver(drafter.Id);
            unit.Record(new WorkItemHandedOver(item.Id, fromId, drafter.Id), caseId, $"{item.Title}由{from.DisplayName}移交{drafter.DisplayName}办理");
        }
        if (drafter.Id != fromId)
            unit.Record(new DrafterChanged(fromId, drafter.Id), caseId, $"经办人由{from.DisplayName}变更为{drafter.DisplayName}");
        unit.Record(
            new CaseReassigned(fromDivision, fromId, division.Id, drafter.Id, reason.Trim()), caseId,
            $"改派：由{from.DisplayName}改为{division.Name}{drafter.DisplayName}办理");
        var number = c.Suggestion!.Number;
        Tell(unit, from, $"第{number}号建议已改派", $"{actor.Name}已把第{number}号建议改派给{division.Name}{drafter.DisplayName}办理，您不用再办。您写的稿子留在本件里。");
        Tell(unit, drafter, $"第{number}号建议改派给您", $"{actor.Name}把第{number}号建议改派给您办理。已写的稿子都在，请登录系统，在“待办”中查看。");
        return $"已改派给{division.Name}{drafter.DisplayName}，已写的稿子都保留。{from.DisplayName}会在待办里看到提示"
            + (MailAddresses.Problem(from.Email ?? "") is null ? "，并收到邮件。" : "。");
    }

    /// <summary>By mail where they have an address; the words name no deputy. The inbox tells it anyway.</summary>
    private static void Tell(Unit unit, AppUser person, string subject, string text)
    {
        if (MailAddresses.Problem(person.Email ?? "") is null)
            unit.Db.Outbox.Add(StaffMail.To(
                unit, person.BureauId, person.DisplayName, person.Email!, subject, $"{person.DisplayName}：\n\n{text}\n\n此邮件由系统发出，请勿回复。\n"));
    }
}
