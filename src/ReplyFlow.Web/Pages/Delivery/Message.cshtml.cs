using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>送达: one recipient's message, reached from the letter.</summary>
[Authorize(Policy = Policies.CaseWork)]
[TakesFiles]
public sealed class MessageModel(DeliveryQueries deliveries, DeliveryCommands commands, AttachmentQueries attachments)
    : DeliveryPage(deliveries, commands, attachments)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    protected override Task<Guid> MessageIdAsync() => Task.FromResult(Id);
}
