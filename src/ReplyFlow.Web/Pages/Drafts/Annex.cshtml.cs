using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Data;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>One of the letter's own attachments: a text, a table, or a PDF.</summary>
[Authorize(Policy = Policies.CaseWork)]
[TakesFiles]
public sealed class AnnexModel(ReplyFlowDb db, DraftQueries drafts, ChangeAnnexes command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "附件的种类")]
    public AnnexKind Kind { get; set; }

    /// <summary>Which; null for a new one.</summary>
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public AnnexForm Input { get; set; } = new();

    /// <summary>As it is stored; null for a new one.</summary>
    public DraftAnnex? Annex { get; private set; }

    public async Task OnGetAsync()
    {
        await LoadAsync();
        if (Annex is { } annex)
            (Input.Title, Input.Text, Input.Table) = (annex.Title, annex.Text ?? "", annex.Table is { } table ? AnnexTable.Text(table) : "");
    }

    public override async Task LoadAsync()
    {
        var item = await drafts.ItemAsync(Me, CaseId, Aborted);
        if (item.Status != WorkItemStatus.Open)
            throw new NotAllowedException("复函已经提交，附件不能再改。");
        var content = (await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.CaseId == CaseId, Aborted))?.Content ?? DraftContent.Empty;
        var annexes = content.Annexes ?? DraftAnnexes.None;
        Annex = annexes.Kept.FirstOrDefault(a => a.Id == Id);
        if (Id is not null && Annex is null)
            throw new NotFoundException("没有这个附件，可能已经移除。");
        Input.Seen = annexes.Sha256();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var input = new AnnexInput(Kind, Input.Title, Kind == AnnexKind.Table ? Input.Table : Input.Text, Files);
        return Done(await command.PutAsync(Me, CaseId, Id, input, Input.Seen, CancellationToken.None), "/Drafts/Annexes", new { CaseId });
    }
}
