using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Cases;

/// <summary>一稿: as the letter it would become, or against an earlier one (花脸稿).</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class VersionModel(ReplyFlowDb db, CaseQueries cases, CaseDocumentQueries documents, LetterPreviewer previews, JudgeFinding judge) : AppPage
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

    /// <summary>What differs from the version before, marked in the letter; null for the first.</summary>
    public VersionChanges? Marks { get; private set; }

    public LetterPreview? Letter { get; private set; }

    /// <summary>What 核稿 finds in it; null beside a comparison.</summary>
    public FindingsPanel? Findings { get; private set; }

    /// <summary>核稿: reasons typed for findings, by the finding's key.</summary>
    [BindProperty]
    public Dictionary<string, string?> Reasons { get; set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Head = await cases.HeadAsync(Me, Id, Aborted);
        All = await documents.VersionsAsync(Head, Aborted);
        Version = All.FirstOrDefault(v => v.No == No) ?? throw new NotFoundException();
        if (Against is { } no)
        {
            Changes = VersionChanges.Compare((All.FirstOrDefault(v => v.No == no) ?? throw new NotFoundException()).Content, Version.Content);
            return;
        }
        var before = All.FirstOrDefault(v => v.No == No - 1)?.Content;
        Letter = await previews.RenderAsync(Id, Version.Content, No, null, null, before, null, Aborted);
        Marks = before is null ? null : VersionChanges.Compare(before, Version.Content);
        var mayJudge = No == All[0].No && Me.Is(Roles.BureauOffice) && Me.BureauId == Head.LeadBureauId
            && await db.WorkItems.Where(w => w.CaseId == Id).AnyAsync(judge.OnItsWay, Aborted);
        Findings = new FindingsPanel(Letter.Findings, mayJudge ? "judge" : null, Links.Version(Id, No), mayJudge, false, Reasons, "");
    }

    /// <summary>核稿: the office decides about one finding, whoever has the version before them now.</summary>
    public async Task<IActionResult> OnPostJudgeAsync(string key) =>
        Back(await judge.JudgeAsync(Me, Id, key, Reasons.GetValueOrDefault(key) ?? "", CancellationToken.None));

    /// <summary>核稿: the office takes a decision about a finding back.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(string key) => Back(await judge.TakeBackAsync(Me, Id, key, CancellationToken.None));

    private RedirectToPageResult Back(string told)
    {
        Flash(told);
        return RedirectToPage(null, null, new { Id, No }, "findings");
    }
}
