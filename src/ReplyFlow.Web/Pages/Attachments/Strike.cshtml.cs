using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Attachments;

/// <summary>作废: says why an attachment does not count.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class StrikeModel(AttachmentQueries attachments, StrikeAttachment command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public StrikeForm Input { get; set; } = new();

    public Attachment Attached { get; private set; } = null!;

    public override async Task LoadAsync() => Attached = await attachments.FindAsync(Me, Id, Aborted);

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (!AttachmentQueries.MayStrike(Me, Attached))
            throw new NotAllowedException("附件由添加的人或者代联工委作废，作废过的不能再作废。");
    }

    public async Task<IActionResult> OnPostAsync() =>
        Done("附件已作废，记入经过。", "/Cases/Index", new { id = await command.RunAsync(Me, Id, Input.Reason, CancellationToken.None) });
}

/// <summary>Why an attachment is struck out, as typed.</summary>
public sealed class StrikeForm
{
    [Display(Name = "作废的理由")]
    public string Reason { get; set; } = "";
}
