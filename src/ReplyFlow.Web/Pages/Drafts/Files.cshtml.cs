using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>草稿的附件: files that the drafter works from, added and removed.</summary>
[Authorize(Policy = Policies.CaseWork)]
[TakesFiles]
public sealed class FilesModel(DraftQueries drafts, AttachmentQueries attachments, DraftFiles command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    /// <summary>Whether the draft may still be changed.</summary>
    public bool IsOpen { get; private set; }

    /// <summary>Those that count, the oldest first.</summary>
    public IReadOnlyList<CaseAttachment> Present { get; private set; } = [];

    /// <summary>Those that were removed and not taken back, the last first.</summary>
    public IReadOnlyList<Attachment> Removed { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        IsOpen = (await drafts.ItemAsync(Me, CaseId, Aborted)).Status == WorkItemStatus.Open;
        var files = (await attachments.OfCaseAsync(Me, CaseId, Aborted))[CaseId].Where(a => a.File.Subject == AttachmentSubject.Draft).ToList();
        Present = [.. files.Where(f => f.File.StruckAt is null)];
        Removed =
        [
            .. files.Select(f => f.File).Where(f => f.StruckAt is not null && Present.All(p => p.File.Sha256 != f.Sha256))
                .OrderByDescending(f => f.StruckAt).DistinctBy(f => f.Sha256),
        ];
    }

    public async Task<IActionResult> OnPostAddAsync()
    {
        var added = await command.AddAsync(Me, CaseId, Files, CancellationToken.None);
        return Again(added > 0 ? $"已添加 {added} 个附件。" : "选的文件都已经在这里，没有再加。");
    }

    public async Task<IActionResult> OnPostRemoveAsync([Display(Name = "文件")] Guid file) =>
        Again($"已移除“{await command.RemoveAsync(Me, CaseId, file, CancellationToken.None)}”，可以在下面撤销。");

    public async Task<IActionResult> OnPostRestoreAsync([Display(Name = "文件")] Guid file) =>
        Again($"“{await command.RestoreAsync(Me, CaseId, file, CancellationToken.None)}”已恢复。");

    private RedirectToPageResult Again(string told) => Done(told, "/Drafts/Files", new { CaseId });
}
