using ReplyFlow.Application.WorkItems.SubmitDraft;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages.WorkItems.SubmitDraft;

/// <summary>起草: it is done in the editor.</summary>
public sealed class DraftView : StepView
{
    public override string Kind => DraftStep.Kind.Name;

    public override string Address(WorkItem item) => Links.Draft(item.CaseId);
}
