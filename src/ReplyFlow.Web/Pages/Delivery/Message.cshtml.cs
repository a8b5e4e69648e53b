using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>送达: one recipient's message, reached from the letter.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class MessageModel(DeliveryQueries deliveries, DeliveryCommands commands) : DeliveryPage(deliveries, commands)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    protected override Task<Guid> MessageIdAsync() => Task.FromResult(Id);
}
