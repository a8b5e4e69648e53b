using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>The work item of the office about a message that could not be delivered.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class ItemModel(DeliveryQueries deliveries, ResendMessage resend, MarkOffline offline) : DeliveryPage(deliveries, resend, offline)
{
    [BindProperty(SupportsGet = true)]
    public Guid WorkItemId { get; set; }

    protected override async Task<Guid> MessageIdAsync()
    {
        Item = await Deliveries.ItemAsync(Me, WorkItemId, Aborted);
        return Item.MessageId!.Value;
    }
}
