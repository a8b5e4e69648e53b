using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Text;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.GiveOpinion;

/// <summary>会办意见: a co-handling bureau's opinion to the lead.</summary>
public sealed class OpinionStep(AttachmentIntake intake) : Step, IStepKind
{
    private const int MaxLength = 20_000;

    /// <inheritdoc />
    public static StepKind Kind { get; } = new(StepKinds.Opinion) { Opened = ShareDueDate };

    /// <summary>Whoever gives an opinion sends nothing on: what follows is the lead bureau's to staff.</summary>
    public override bool StaffsWhatFollows => false;

    /// <inheritdoc />
    public override async Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        if (!context.IsForward)
            return;
        var text = context.Input<OpinionInput>().Text.ReplaceLineEndings("\n").Trim();
        var check = new InputCheck();
        if (TextLength.Of(text) is var length && length is 0 or > MaxLength)
            check.Fail("Text", length == 0 ? "请填写会办意见。" : $"会办意见有 {length} 字，最多 {MaxLength} 字。");
        check.Fail(context.Files.Faults);
        check.ThrowIfAny();
        var assignment = context.Case.CoHandlers().FirstOrDefault(a => a.BureauId == context.Item.BureauId)
            ?? throw new InvalidInputException("", "贵单位已不是本件的会办单位，无需再提意见。");
        assignment.GiveOpinion(text, context.Actor.Signature, context.Unit.Now);
        context.Written = new(assignment.Id, assignment.OpinionSha256());
        await intake.AddAsync(context.Unit, context.Actor, context.Case.Id, AttachmentSubject.Opinion, assignment.Id, context.Files, ct);
    }

    /// <summary>An opinion asked for late has its time from then on; the bureau's part shows the same date as its step.</summary>
    private static void ShareDueDate(Case c, WorkItem item) => c.CoHandlers().FirstOrDefault(a => a.BureauId == item.BureauId)?.SetDue(item.Due);
}
