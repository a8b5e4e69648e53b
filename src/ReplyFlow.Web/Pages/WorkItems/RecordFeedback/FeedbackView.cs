using ReplyFlow.Application.WorkItems.RecordFeedback;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages.WorkItems.RecordFeedback;

/// <summary>代表反馈: entered on the page of the case's answers, all its deputies together.</summary>
public sealed class FeedbackView : StepView
{
    public override string Kind => FeedbackStep.Kind.Name;

    public override string Verb(string title) => "登记代表的答复";

    public override string Address(WorkItem item) => Links.Answers(item.CaseId);
}
