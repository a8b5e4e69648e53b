using ReplyFlow.Application.Cases;
using ReplyFlow.Application.WorkItems.RecordFeedback;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages.WorkItems.RecordFeedback;

/// <summary>代表反馈: the deputy whose answer is recorded.</summary>
public sealed class FeedbackView : StepView
{
    public override string Kind => FeedbackStep.Kind.Name;

    public override string? Fields => Deputy is null ? null : "/Pages/WorkItems/RecordFeedback/_Feedback.cshtml";

    public override string WordsLabel => "代表的意见";

    /// <summary>The deputy; null when the reader may not know them.</summary>
    public CaseDeputy? Deputy { get; private set; }

    public override string Verb(string title) => "记录代表的反馈";

    public override Task LoadAsync(StepAtHand step, CancellationToken ct)
    {
        Deputy = step.Head.Deputies.FirstOrDefault(d => d.DeputyId.ToString("N") == step.Task.Item.Participant);
        return Task.CompletedTask;
    }
}
