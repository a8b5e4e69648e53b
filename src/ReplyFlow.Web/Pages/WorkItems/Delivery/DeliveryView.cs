using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages.WorkItems.Delivery;

/// <summary>A message that was not delivered: it has a page of its own.</summary>
public sealed class DeliveryView : StepView
{
    public override string Kind => DeliveryItem.StepKind;

    public override bool KeepsAddress => true;

    public override string Address(WorkItem item) => Links.Delivery(item.Id);
}
