using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.Delivery;

namespace ReplyFlow.Web.Pages.Settings.Deputies;

/// <summary>A deputy: a new one without an identifier.</summary>
[Authorize(Policy = Policies.ManageDirectory)]
public sealed class EditModel(ReplyFlowDb db, SaveDeputy command, AddressQueries addresses, DueText due) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public DeputyForm Input { get; set; } = new();

    /// <summary>What 代联工委 says of each address before.</summary>
    [BindProperty]
    [Display(Name = "以前的邮箱是不是代表的")]
    public List<FormerAddressForm> Former { get; set; } = [];

    /// <summary>Whom 代联工委 asked, when and how, where it decides about an address.</summary>
    [BindProperty]
    public GroundForm Ground { get; set; } = new();

    /// <summary>Whether an address of the deputy waits, so that a change may decide about it.</summary>
    public bool AsksGround { get; private set; }

    /// <summary>Addresses that wait to be confirmed and from which answers came; 代联工委 is asked about each of them with a change.</summary>
    public IReadOnlyList<string> Asked { get; private set; } = [];

    /// <summary>The register's address where letters went there whose links are in use: a change says whether it was the deputy's. Null for none.</summary>
    public string? InUse { get; private set; }

    /// <summary>Addresses that stood in the register before; for 代联工委.</summary>
    public IReadOnlyList<string> Earlier { get; private set; } = [];

    public string Heading { get; private set; } = "";

    public async Task OnGetAsync()
    {
        if (await StoredAsync() is { } deputy)
            (Input, Ground.On) = (DeputyForm.Of(deputy), due.Today);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var before = (await StoredAsync())?.Email;
        var became = await command.RunAsync(Me, Id, Input.ToInput(), CancellationToken.None,
            Former.Where(f => f.IsTheirs is not null).DistinctBy(f => f.Address).ToDictionary(f => f.Address, f => f.IsTheirs!.Value), Ground.ToGround());
        var again = became.Sent > 0 && Input.Email.Trim().Length > 0
            ? $"{became.Sent} 封邮件已重新排队，发往 {Input.Email.Trim()}，送到哪一步见各公文的送达情况。" : "";
        var gone = became.Void > 0 ? $"用以前邮箱的链接所作的 {became.Void} 份答复作废。" : "";
        var email = Input.Email.Trim();
        var then = before is null || before == email ? "" : email.Length > 0 ? "，之后发出的邮件用新地址" : "，没有邮箱了，之后的公文由办公室线下送达";
        return Done($"{Input.Name.Trim()}代表已{(Id is null ? "新增" : "修改")}{then}。{gone}{again}", "Index", new { id = (string?)null });
    }

    /// <summary>What was chosen for an address.</summary>
    public bool? Chosen(string address) => Former.Find(f => f.Address == address)?.IsTheirs;

    public override Task LoadAsync() => StoredAsync();

    private async Task<Deputy?> StoredAsync()
    {
        if (Id is null)
            return null;
        var deputy = await db.Deputies.AsNoTracking().FirstOrDefaultAsync(d => d.Id == Id, Aborted)
            ?? throw new NotFoundException("没有这位代表，可能链接有误。");
        Heading = $"{deputy.Name}代表";
        if (Me.Is(Roles.Liaison))
        {
            InUse = await addresses.IsInUseAsync(Me, deputy, Aborted) ? deputy.Email : null;
            AsksGround = InUse is not null || await addresses.HasWaitingAsync(Me, deputy.Id, Aborted);
            (Asked, Earlier) = (await addresses.AnsweredFromAsync(Me, deputy.Id, Aborted), await addresses.EarlierAsync(Me, deputy, Aborted));
        }
        return deputy;
    }
}
