using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>代联工委 says whether an address that the bureau changed is the deputy's.</summary>
[Authorize(Policy = Policies.RegisterSuggestions)]
public sealed class AddressModel(DeliveryQueries deliveries, ConfirmAddress command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public DeliveryRow Row { get; private set; } = null!;

    public override async Task LoadAsync() => Row = await deliveries.ForAddressAsync(Me, Id, Aborted);

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Id, CancellationToken.None);
        await LoadAsync();
        Flash($"已确认这是{Row.Name}的邮箱；用发到那里的链接所作的答复不再标记。");
        return LocalRedirect(Row.LetterId is { } letter ? Links.LetterDelivery(letter) : Links.Case(Row.CaseId));
    }
}
