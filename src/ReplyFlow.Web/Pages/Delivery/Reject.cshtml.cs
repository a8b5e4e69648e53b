using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>代联工委 says that an address is not the deputy's; what follows is read before, because nothing brings it back.</summary>
[Authorize(Policy = Policies.RegisterSuggestions)]
public sealed class RejectModel(DeliveryQueries deliveries, AddressQueries addresses, RejectAddress command, DueText due)
    : AddressPage(deliveries, addresses, due)
{
    /// <summary>Where the letters go.</summary>
    [BindProperty]
    [Display(Name = "重发到哪个邮箱")]
    public string To { get; set; } = "";

    /// <summary>Whether the address was confirmed when this page was read.</summary>
    [BindProperty]
    public bool TakesBack { get; set; }

    /// <summary>Of the addresses to send to, those that a server said it does not know.</summary>
    public IReadOnlySet<string> Dead { get; private set; } = new HashSet<string>();

    public override async Task LoadAsync()
    {
        await base.LoadAsync();
        Dead = await Addresses.UnknownToServersAsync(Me, Row.DeputyId!.Value, Instead, Aborted);
        if (To.Length == 0 && Instead is [var only] && !Dead.Contains(only))
            To = only;
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await LoadAsync();
        var rejected = await command.RunAsync(Me, Id, To, Ground.ToGround(), CancellationToken.None, TakesBack, Seen);
        Flash($"已记下 {Row.Address} 不是{Row.Name}的邮箱，发到那里的链接已经失效。"
            + (rejected.Void > 0 ? $"由它来的 {rejected.Void} 份答复作废，案件按没有这些答复处理。" : "")
            + (rejected.Sent > 0 ? $"{rejected.Sent} 封邮件已重新排队，发往 {To}。" : ""));
        return Back();
    }
}
