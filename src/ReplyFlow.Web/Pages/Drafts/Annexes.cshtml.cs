using System.ComponentModel.DataAnnotations;
using System.Globalization;
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

/// <summary>复函的附件: the list of the letter's own attachments.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class AnnexesModel(ReplyFlowDb db, DraftQueries drafts, ChangeAnnexes command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    /// <summary>Whether the draft may still be changed.</summary>
    public bool IsOpen { get; private set; }

    public DraftAnnexes Annexes { get; private set; } = DraftAnnexes.None;

    /// <summary>Those that the letter has.</summary>
    public IReadOnlyList<DraftAnnex> Kept { get; private set; } = [];

    /// <summary>Those that the letter only names.</summary>
    public IReadOnlyList<string> Named { get; private set; } = [];

    /// <summary>Versions that had other attachments.</summary>
    public IReadOnlyList<int> Versions { get; private set; } = [];

    public AnnexKind KindOf(DraftAnnex annex) => annex.Table is not null ? AnnexKind.Table : annex.File is not null ? AnnexKind.Pdf : AnnexKind.Text;

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        IsOpen = (await drafts.ItemAsync(Me, CaseId, Aborted)).Status == WorkItemStatus.Open;
        var content = (await db.Drafts.AsNoTracking().FirstOrDefaultAsync(d => d.CaseId == CaseId, Aborted))?.Content ?? DraftContent.Empty;
        Annexes = content.Annexes ?? DraftAnnexes.None;
        Kept = [.. Annexes.Kept];
        Named =
        [
            .. content.Attachments.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(n => Kept.All(a => a.Title != n)),
        ];
        var versions = await db.DraftVersions.AsNoTracking().Where(v => v.CaseId == CaseId).OrderByDescending(v => v.No)
            .Select(v => new { v.No, v.Content }).ToListAsync(Aborted);
        Versions =
        [
            .. versions.Where(v => v.Content.Annexes is { } had && had.Sha256() != Annexes.Sha256())
                .DistinctBy(v => v.Content.Annexes!.Sha256()).Select(v => v.No),
        ];
    }

    /// <param name="act">What to do and with which: up:…, down:…, remove:…, restore:…, take:1.</param>
    /// <param name="seen">The list as it was seen.</param>
    public async Task<IActionResult> OnPostAsync([Display(Name = "操作")] string? act, [Display(Name = "附件")] string? seen)
    {
        var told = act?.Split(':') switch
        {
            ["up" or "down" or "remove" or "restore", var id] when Guid.TryParse(id, out var annex) => act[0] switch
            {
                'u' or 'd' => await command.MoveAsync(Me, CaseId, annex, act[0] == 'u', seen ?? "", CancellationToken.None),
                _ => await command.RemoveAsync(Me, CaseId, annex, act.StartsWith("remove", StringComparison.Ordinal), seen ?? "", CancellationToken.None),
            },
            ["take", var no] when int.TryParse(no, CultureInfo.InvariantCulture, out var version) =>
                await command.TakeAsync(Me, CaseId, version, seen ?? "", CancellationToken.None),
            _ => throw new InvalidInputException("", "没有选择要做什么。"),
        };
        return Done(told, "/Drafts/Annexes", new { CaseId });
    }
}
