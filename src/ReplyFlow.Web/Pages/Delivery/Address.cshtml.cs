using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>代联工委 says that an address which the bureau changed is the deputy's.</summary>
[Authorize(Policy = Policies.RegisterSuggestions)]
public sealed class AddressModel(DeliveryQueries deliveries, AddressQueries addresses, ConflictQueries conflicts, ConfirmAddress command, DueText due)
    : AddressPage(deliveries, addresses, due)
{
    /// <summary>Answers that were set aside and come to count with the confirmation.</summary>
    public IReadOnlyList<ConflictRow> Weighed { get; private set; } = [];

    public override async Task LoadAsync()
    {
        await base.LoadAsync();
        if (IsWaiting)
            Weighed = await conflicts.ByConfirmingAsync(Me, Row.DeputyId!.Value, Row.Address!, Aborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Id, Ground.ToGround(), CancellationToken.None, Seen);
        await LoadAsync();
        Flash($"已确认这是{Row.Name}的邮箱；用发到那里的链接所作的答复不再标记。");
        return Back();
    }
}
