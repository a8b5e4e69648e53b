using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.WorkItems;

namespace ReplyFlow.Application.WorkItems.RecordFeedback;

/// <summary>反馈: a deputy is asked what they think of the letter; the office owes the answer.</summary>
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

    /// <summary>Closed by answers alone: the deputy's own by the personal link, or those that staff enter with what they rest on.</summary>
    public override Task ApplyAsync(StepContext context, CancellationToken ct) =>
        throw new InvalidInputException("", "代表的答复请在“登记代表答复”页上登记，写明是来函还是来电。");

    private static string? Deputy(Case c, WorkItem item) => item.Kind != StepKinds.Feedback ? null
        : c.Suggestion!.Deputies.FirstOrDefault(d => d.DeputyId.ToString("N") == item.Participant)?.Deputy?.Name;
}
