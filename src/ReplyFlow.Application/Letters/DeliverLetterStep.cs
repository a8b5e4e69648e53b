using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Rules;

namespace ReplyFlow.Application.Letters;

/// <summary>送达: one message a deputy. An interim answer that still waits for approval has nothing left to say.</summary>
internal sealed class DeliverLetterStep : SystemStep
{
    /// <inheritdoc />
    public override string Name => SystemStepNames.DeliverLetter;

    /// <inheritdoc />
    public override async Task<string> RunAsync(SystemStepContext context, CancellationToken ct)
    {
        var (unit, c) = (context.Unit, context.Case);
        await LetterDelivery.ToDeputiesAsync(unit, c, ct);
        foreach (var item in await unit.Db.WorkItems
            .Where(w => w.CaseId == c.Id && w.Kind == StepKinds.Interim && w.Status == WorkItemStatus.Open).ToListAsync(ct))
            unit.Cancel(item, "复函已经发出，阶段性答复不用再发。");
        return Activity.Done;
    }
}
