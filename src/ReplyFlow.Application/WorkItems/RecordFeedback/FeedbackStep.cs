using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.RecordFeedback;

/// <summary>反馈: the office enters what a deputy answered about the newest letter.</summary>
public sealed class FeedbackStep : Step, IStepKind
{
    /// <inheritdoc />
    public static StepKind Kind { get; } = new(StepKinds.Feedback);

    /// <inheritdoc />
    public override bool TellsOfOthers => true;

    /// <summary>A deputy's judgement is told with the deputy, whom whoever enters it knows.</summary>
    public override string Done(Case c, WorkItem decided) =>
        Deputy(c, decided) is { } deputy ? $"已登记{deputy}代表的反馈：{decided.OutcomeLabel}。" : base.Done(c, decided);

    /// <summary>The deputies who have not answered.</summary>
    public override string Remaining(Case c, IReadOnlyList<WorkItem> open) =>
        open.Select(item => Deputy(c, item)).OfType<string>().Select(name => $"{name}代表").ToList() is { Count: > 0 } silent
            ? $"还有 {silent.Count} 位代表没有反馈：{Receipt.Names(silent)}。" : "";

    /// <inheritdoc />
    public override async Task ApplyAsync(StepContext context, CancellationToken ct)
    {
        if (!Enum.TryParse<FeedbackLevel>(context.Outcome.Name, out var level) || !Guid.TryParse(context.Item.Participant, out var deputy))
            throw new InvalidInputException("Outcome", "请选择代表的满意程度。");
        var letter = await context.Unit.Db.Letters.Where(l => l.CaseId == context.Case.Id).OrderByDescending(l => l.IssuedAt)
            .ThenByDescending(l => l.DocumentNumber!.Value).Select(l => l.Id).FirstAsync(ct);
        var entered = new Feedback
        {
            CaseId = context.Case.Id,
            LetterId = letter,
            DeputyId = deputy,
            Level = level,
            Words = context.Decision.Comment.Trim(),
            Way = FeedbackWay.Entered,
            EnteredBy = context.Actor.Signature,
            At = context.Unit.Now,
        };
        var earlier = await context.Unit.Db.Feedback.FirstOrDefaultAsync(f => f.LetterId == letter && f.DeputyId == deputy && f.SupersededAt == null, ct);
        if (earlier is { IsOwn: true })
            throw new InvalidInputException("Outcome", "代表本人已经通过个人链接答复了这份复函，不能再代录。");
        earlier?.SupersedeBy(entered);
        context.Unit.Db.Feedback.Add(entered);
    }

    private static string? Deputy(Case c, WorkItem item) => item.Kind != StepKinds.Feedback ? null
        : c.Suggestion!.Deputies.FirstOrDefault(d => d.DeputyId.ToString("N") == item.Participant)?.Deputy?.Name;
}
