using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Domain.Text;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Suggestions;

/// <summary>撤回: the liaison body enters that the deputy withdraws the suggestion in writing.</summary>
public sealed class RequestWithdrawal(UnitRunner units, CaseEngine engine)
{
    private const int MaxReason = 2_000;

    /// <summary>Why a withdrawal cannot be entered now, in Chinese; null when it can.</summary>
    public static string? Objection(DateTimeOffset? closedAt, DateOnly? repliedOn) =>
        closedAt is null && repliedOn is null ? null : "本件已答复或办结，不能撤回。";

    /// <summary>Enters it; a decision on it follows as a work item.</summary>
    /// <exception cref="InvalidInputException">The reason is missing, or the case is answered or closed.</exception>
    public Task RunAsync(Actor actor, Guid caseId, string reason, CancellationToken ct) => units.RunAsync(actor, async unit =>
    {
        if (!actor.Is(Roles.Liaison))
            throw new NotAllowedException("撤回由代联工委办理。");
        await unit.Db.LockCaseAsync(caseId, ct);
        if (!await unit.Db.Cases.AnyAsync(x => x.Id == caseId, ct))
            throw new NotFoundException();
        var c = await unit.Db.LoadCaseAsync(caseId, ct);
        if (Objection(c.ClosedAt, c.RepliedOn) is { } objection)
            throw new InvalidInputException("", objection);
        if (string.IsNullOrWhiteSpace(reason) || TextLength.Of(reason) > MaxReason)
            throw new InvalidInputException("Reason", $"请写明代表书面撤回的情况，不超过 {MaxReason} 字。");
        if (await unit.Db.WorkItems.AnyAsync(w => w.CaseId == caseId && w.Kind == StepKinds.Withdrawal && w.Status == WorkItemStatus.Open, ct))
            throw new InvalidInputException("", "本件已有一份撤回等待审批。");
        unit.Record(new WithdrawalRequested(reason.Trim()), caseId, "代表书面提出撤回");
        await engine.RaiseAsync(unit, c, EventNames.WithdrawalRequested, ct);
    }, ct);
}
