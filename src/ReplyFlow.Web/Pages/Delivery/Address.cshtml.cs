using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>代联工委 says whether an address that the bureau changed is the deputy's.</summary>
[Authorize(Policy = Policies.RegisterSuggestions)]
public sealed class AddressModel(DeliveryQueries deliveries, ConfirmAddress command, RejectAddress reject) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public DeliveryRow Row { get; private set; } = null!;

    /// <summary>The register's address where it is another; else empty.</summary>
    public string Register { get; private set; } = "";

    public override async Task LoadAsync() => (Row, Register) = await deliveries.ForAddressAsync(Me, Id, Aborted);

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Id, CancellationToken.None);
        await LoadAsync();
        Flash($"已确认这是{Row.Name}的邮箱；用发到那里的链接所作的答复不再标记。");
        return Back();
    }

    public async Task<IActionResult> OnPostRejectAsync()
    {
        await LoadAsync();
        var rejected = await reject.RunAsync(Me, Id, CancellationToken.None);
        Flash($"已记下 {Row.Address} 不是{Row.Name}的邮箱，发到那里的链接已经失效。"
            + (rejected.Void > 0 ? $"由它来的 {rejected.Void} 份答复作废，再请代表答复。" : "")
            + (rejected.Sent > 0 ? $"{rejected.Sent} 封邮件已重新排队，发往代表名册里的 {Register}。" : ""));
        return Back();
    }

    private LocalRedirectResult Back() => LocalRedirect(Row.LetterId is { } letter ? Links.LetterDelivery(letter) : Links.Case(Row.CaseId));
}
