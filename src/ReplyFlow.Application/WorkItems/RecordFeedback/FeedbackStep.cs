using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Deputies;

namespace ReplyFlow.Application.WorkItems.RecordFeedback;

/// <summary>反馈: the office enters what a deputy answered about the newest letter.</summary>
public sealed class FeedbackStep : Step
{
    /// <inheritdoc />
    public override string Name => "feedback";

    /// <inheritdoc />
    public override async Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        if (!Enum.TryParse<FeedbackLevel>(context.Outcome.Name, out var level) || !Guid.TryParse(context.Item.Participant, out var deputy))
            throw new InvalidInputException("Outcome", "请选择代表的满意程度。");
        var letter = await context.Unit.Db.Letters.Where(l => l.CaseId == context.Case.Id).OrderByDescending(l => l.IssuedAt).ThenByDescending(l => l.DocumentNumber!.Value).Select(l => l.Id).FirstAsync(ct);
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
