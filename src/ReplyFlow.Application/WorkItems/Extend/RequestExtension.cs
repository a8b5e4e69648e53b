using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deadlines;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.WorkItems.Extend;

/// <summary>申请延期: the lead bureau's office asks the government office for more time.</summary>
public sealed class RequestExtension(UnitRunner units, CaseEngine engine, DeadlineStore deadlines, ExtensionNotice notices, AttachmentIntake intake)
{
    private const int MaxReason = 2_000;

    /// <summary>Why more time cannot be asked for now, in Chinese; null when it can.</summary>
    /// <param name="status">Where the case stands; while it is handled it has a due date.</param>
    /// <param name="isAgain">Whether it is handled again.</param>
    /// <param name="isAsked">Whether a request waits for approval.</param>
    public static string? Objection(CaseStatus status, bool isAgain, bool isAsked) =>
        status is not (CaseStatus.Assigned or CaseStatus.Handling) && !isAgain ? "本件不在办理中，不需要延期。"
        : isAsked ? "本件已有一份延期申请等待审批。"
        : null;

    /// <summary>Asks for more time, without files.</summary>
    /// <inheritdoc cref="RunAsync(Actor, Guid, DateOnly?, string, IReadOnlyList{AttachmentUpload}, CancellationToken)" />
    public Task RunAsync(Actor actor, Guid caseId, DateOnly? until, string reason, CancellationToken ct) => RunAsync(actor, caseId, until, reason, [], ct);

    /// <summary>Asks for more time.</summary>
    /// <exception cref="InvalidInputException">
    /// The date or the reason is unusable, a file may not be an attachment, the case is answered, or a request is open.
    /// </exception>
    public async Task RunAsync(Actor actor, Guid caseId, DateOnly? until, string reason, IReadOnlyList<AttachmentUpload> uploads, CancellationToken ct)
    {
        await using var files = await intake.CheckAsync(uploads, ct);
        await units.RunAsync(actor, unit => AskAsync(unit, actor, caseId, until, reason, files, ct), ct);
    }

    private async Task AskAsync(Unit unit, Actor actor, Guid caseId, DateOnly? until, string reason, CheckedFiles files, CancellationToken ct)
    {
        await unit.Db.LockCaseAsync(caseId, ct);
        if (!await unit.Db.Cases.AnyAsync(x => x.Id == caseId && x.LeadBureauId == actor.BureauId, ct))
            throw new NotFoundException();
        if (!actor.Is(Roles.BureauOffice))
            throw new NotAllowedException("申请延期由办公室办理。");
        var c = await unit.Db.LoadCaseAsync(caseId, ct);
        var asked = await unit.Db.Extensions.AnyAsync(x => x.CaseId == caseId && x.Approved == null, ct);
        if (Objection(c.Status, await unit.Db.IsHandledAgainAsync(c, ct), asked) is { } impossible)
            throw new InvalidInputException("", impossible);
        if (await unit.Db.LetterDueAsync(c, ct) is not { Due.On: { } current } due)
            throw new InvalidInputException("", "本件没有规定答复的期限，不需要延期。");
        var check = new InputCheck();
        if (until is null)
            check.Fail("Until", "请填写申请延至的日期。");
        if (string.IsNullOrWhiteSpace(reason) || TextLength.Of(reason) > MaxReason)
            check.Fail("Reason", $"请写明延期理由，不超过 {MaxReason} 字。");
        check.Fail(files.Faults);
        check.ThrowIfAny();
        var rules = await deadlines.HoldAsync(unit, ct);
        if (ExtensionLimit.Objection(until!.Value, current, due.From, unit.Today, rules.Rules(c.LeadBureauId, c.Suggestion!.SessionId),
            rules.Calendar, due.Again is not null) is { } objection)
            throw new InvalidInputException("Until", objection + "。");
        if (await notices.ProblemAsync(unit.Db, c, current, until.Value, reason, unit.Today, ct) is { } problem)
            throw new InvalidInputException("Reason", $"理由要写进给代表的告知函，而告知函无法排版：{problem}");
        var request = new ExtensionRequest
        {
            CaseId = caseId,
            Reason = reason.Trim(),
            Until = until.Value,
            RequestedBy = actor.Name,
            RequestedAt = unit.Now,
        };
        unit.Db.Extensions.Add(request);
        unit.Record(new ExtensionRequested(until, reason.Trim()), caseId, $"申请延期至{until:yyyy年M月d日}");
        await unit.Db.SaveChangesAsync(ct);
        await engine.RaiseAsync(unit, c, EventNames.ExtensionRequested, ct);
        await intake.AddAsync(unit, actor, caseId, AttachmentSubject.Extension, request.Id, files, ct);
        await unit.DemandHoldersAsync(caseId, ct);
    }
}
