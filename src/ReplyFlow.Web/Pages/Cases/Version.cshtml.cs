using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Data;
using ReplyFlow.Data.Issuing;
using ReplyFlow.Data.Queries;
using ReplyFlow.Data.Work;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>一稿: as the letter it would become, or against an earlier one (花脸稿).</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class VersionModel(ReplyFlowDb db, LetterPreviews previews) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public int No { get; set; }

    /// <summary>Version to compare with; null to show the letter alone.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Against { get; set; }

    public CaseHead Head { get; private set; } = null!;

    public IReadOnlyList<CaseVersion> All { get; private set; } = [];

    public CaseVersion Version { get; private set; } = null!;

    public VersionChanges? Changes { get; private set; }

    public LetterPreview? Letter { get; private set; }

    public async Task OnGetAsync()
    {
        Head = await CaseHeads.GetAsync(db, Me, Id, Aborted);
        All = await CasePapers.VersionsAsync(db, Head, Aborted);
        Version = All.FirstOrDefault(v => v.No == No) ?? throw new NotFoundException();
        if (Against is { } no)
            Changes = VersionChanges.Compare((All.FirstOrDefault(v => v.No == no) ?? throw new NotFoundException()).Content, Version.Content);
        else
            Letter = await previews.RenderAsync(Id, Version.Content, null, null, Aborted);
    }
}
