using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.Extend;

/// <summary>
/// 审批延期. A request that events have overtaken can only be turned down: an approval would move a date that is no longer the one it
/// was asked about.
/// </summary>
public sealed class ExtensionStep : Step, IStepKind
{
    /// <inheritdoc />
    public static StepKind Kind { get; } = new(StepKinds.Extension);

    /// <inheritdoc />
    public override async Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        var request = await context.Unit.Db.Extensions.FirstAsync(x => x.CaseId == context.Case.Id && x.Approved == null, ct);
        if (context.IsForward && await OvertakenAsync(context, request, ct) is { } because)
            throw new InvalidInputException("Outcome", $"{because}，不能再同意延期，请不同意，并说明原因。");
        request.Decide(context.IsForward, context.Actor.Signature, context.Unit.Now);
    }

    private static async Task<string?> OvertakenAsync(StepContext context, ExtensionRequest request, CancellationToken ct)
    {
        var (c, today) = (context.Case, context.Unit.Today);
        if (await context.Unit.Db.LetterDueAsync(c, ct) is not { } due || request.RequestedAt < due.Again?.OpenedAt)
        {
            var issued = await context.Unit.Db.Letters.Where(l => l.CaseId == c.Id).MaxAsync(l => (DateTimeOffset?)l.IssuedAt, ct);
            return issued is { } at ? $"复函已印发（{BeijingTime.DateOf(at):yyyy年M月d日}）" : "本件不在办理中";
        }
        if (await context.Unit.Db.WorkItems.AnyAsync(w => w.CaseId == c.Id && w.Kind == StepKinds.Assign && w.Status == WorkItemStatus.Open, ct))
            return "本件正在重新交办";
        if (c.Assignments.Any(a => a.Role == AssignmentRole.Lead && a.EndedAt >= request.RequestedAt))
            return "申请之后本件已改派，办复期限重新计算";
        if (request.Until < today)
            return $"申请延至的{request.Until:yyyy年M月d日}已经过去";
        return request.Until <= due.Due.On ? $"现在的期限{due.Due.On:yyyy年M月d日}不早于申请延至的{request.Until:yyyy年M月d日}" : null;
    }
}
