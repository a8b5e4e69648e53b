using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.WorkItems.Extend;

/// <summary>申请延期: the lead bureau's office asks the government office for more time.</summary>
public sealed class RequestExtension(UnitRunner units, CaseEngine engine, DeadlineStore deadlines, ExtensionNotice notices)
{
    private const int MaxReason = 2_000;

    /// <summary>Why more time cannot be asked for now, in Chinese; null when it can.</summary>
    /// <param name="status">Where the case stands; while it is handled it has a due date.</param>
    /// <param name="isAsked">Whether a request waits for approval.</param>
    public static string? Objection(CaseStatus status, bool isAsked) =>
        status is not (CaseStatus.Assigned or CaseStatus.Handling) ? "本件不在办理中，不需要延期。"
        : isAsked ? "本件已有一份延期申请等待审批。"
        : null;

    /// <exception cref="InvalidInputException">The date or the reason is unusable, the case is answered, or a request is open.</exception>
    public Task RunAsync(Actor actor, Guid caseId, DateOnly? until, string reason, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        await unit.Db.LockCaseAsync(caseId, ct);
        if (!await unit.Db.Cases.AnyAsync(x => x.Id == caseId && x.LeadBureauId == actor.BureauId, ct))
            throw new NotFoundException();
        if (!actor.Is(Roles.BureauOffice))
            throw new NotAllowedException("申请延期由办公室办理。");
        var c = await unit.Db.LoadCaseAsync(caseId, ct);
        if (Objection(c.Status, await unit.Db.Extensions.AnyAsync(x => x.CaseId == caseId && x.Approved == null, ct)) is { } impossible)
            throw new InvalidInputException("", impossible);
        var check = new InputCheck();
        if (until is null)
            check.Fail("Until", "请填写申请延至的日期。");
        if (string.IsNullOrWhiteSpace(reason) || TextLength.Of(reason) > MaxReason)
            check.Fail("Reason", $"请写明延期理由，不超过 {MaxReason} 字。");
        check.ThrowIfAny();
        var current = new Deadline(c.Due.On!.Value, [c.Due.Derivation], c.Due.Provisional);
        var rules = await deadlines.HoldAsync(unit, ct);
        if (ExtensionLimit.Objection(until!.Value, current, c.AssignedOn!.Value, unit.Today, rules.Rules(c.LeadBureauId, c.Suggestion!.SessionId),
            rules.Calendar) is { } objection)
            throw new InvalidInputException("Until", objection + "。");
        if (await notices.ProblemAsync(unit.Db, c, until.Value, reason, unit.Today, ct) is { } problem)
            throw new InvalidInputException("Reason", $"理由要写进给代表的告知函，而告知函无法排版：{problem}");
        unit.Db.Extensions.Add(new ExtensionRequest
        {
            CaseId = caseId,
            Reason = reason.Trim(),
            Until = until.Value,
            RequestedBy = actor.Name,
            RequestedAt = unit.Now,
        });
        unit.Record(new ExtensionRequested(until, reason.Trim()), caseId, $"申请延期至{until:yyyy年M月d日}");
        await unit.Db.SaveChangesAsync(ct);
        await engine.RaiseAsync(unit, c, EventNames.ExtensionRequested, ct);
        await unit.DemandHoldersAsync(caseId, ct);
    }, ct);
}
