using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>The work item of the office about a message that could not be delivered.</summary>
[Authorize(Policy = Policies.CaseWork)]
[TakesFiles]
public sealed class ItemModel(DeliveryQueries deliveries, DeliveryCommands commands, AttachmentQueries attachments)
    : DeliveryPage(deliveries, commands, attachments)
{
    [BindProperty(SupportsGet = true)]
    public Guid WorkItemId { get; set; }

    public async Task<IActionResult> OnPostHandledAsync()
    {
        var id = await MessageIdAsync();
        await Commands.Settle.RunAsync(Me, id, WorkItemId, Input.Reason, CancellationToken.None);
        return await LeaveAsync(id, "已处理。来信留在送达情况里，不算代表的反馈。");
    }

    public async Task<IActionResult> OnPostToldAsync()
    {
        var id = await MessageIdAsync();
        try
        {
            await Commands.Tell.RunAsync(Me, id, Call.Told, WorkItemId, CancellationToken.None);
        }
        catch (InvalidInputException invalid)
        {
            throw new InvalidInputException([.. invalid.Errors.Select(e => e.Field.Length == 0 ? e : e with { Field = $"{nameof(Call)}.{e.Field}" })]);
        }
        return await LeaveAsync(id, "已登记电话告知。公文本身还没有送到：可以更正邮箱后重发，或者当面、邮寄送达后登记。");
    }

    protected override async Task<Guid> MessageIdAsync()
    {
        Item = await Deliveries.ItemAsync(Me, WorkItemId, Aborted);
        return Item.MessageId!.Value;
    }
}
