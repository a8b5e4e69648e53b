using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.RecordFeedback;

/// <summary>反馈: the office enters what a deputy answered about the newest letter.</summary>
public sealed class FeedbackStep : Step, IStepKind
{
    /// <inheritdoc />
    public static StepKind Kind { get; } = new(StepKinds.Feedback);

    /// <inheritdoc />
    public override async Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        if (!Enum.TryParse<FeedbackLevel>(context.Outcome.Name, out var level) || !Guid.TryParse(context.Item.Participant, out var deputy))
            throw new InvalidInputException("Outcome", "请选择代表的满意程度。");
        var letter = await context.Unit.Db.Letters.Where(l => l.CaseId == context.Case.Id).OrderByDescending(l => l.IssuedAt)
            .ThenByDescending(l => l.DocumentNumber!.Value).Select(l => l.Id).FirstAsync(ct);
        context.Unit.Db.Feedback.Add(new Feedback
        {
            CaseId = context.Case.Id,
            LetterId = letter,
            DeputyId = deputy,
            Level = level,
            Words = context.Decision.Comment.Trim(),
            EnteredBy = context.Actor.Signature,
            At = context.Unit.Now,
        });
    }
}
