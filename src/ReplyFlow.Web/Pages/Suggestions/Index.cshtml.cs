using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Cases;
using ReplyFlow.Domain.Cases;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Suggestions;

/// <summary>建议: the list, filtered.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class IndexModel(OrganisationQueries organisation, CaseListQueries cases) : AppPage
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "要查找的字")]
    public string Q { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    [Display(Name = "届次")]
    public string Session { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public CaseStatus? Status { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Bureau { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<CaseRow> Rows { get; private set; } = [];

    /// <summary>Whether the rows belong to more than one session, so that each names its own.</summary>
    public bool SeveralSessions => Rows.Select(r => r.Session).Distinct().Skip(1).Any();

    public Paging Paging { get; private set; } = new(1, 0);

    public IReadOnlyList<SelectListItem> Sessions { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Bureaus { get; private set; } = [];

    public IEnumerable<SelectListItem> Statuses => Enum.GetValues<CaseStatus>().Select(s => new SelectListItem(CaseHead.StatusLabel(s), s.ToString()));

    public bool IsFiltered => Q.Trim().Length > 0 || Session.Length > 0 || Status is not null || Bureau is not null || Key;

    public bool MayRegister => Policies.Allows(Policies.RegisterSuggestions, Me);

    private CaseFilter Filter => new(Q, Session.Length > 0 ? Session : null, Status, Bureau, Key, Math.Max(1, P));

    public async Task<IActionResult> OnGetExportAsync(string format) =>
        ListFile(SuggestionSheet.Sheet, cases.WholeAsync(Me, Filter, Aborted), await cases.CountAsync(Me, Filter, Aborted), format);

    public async Task OnGetAsync()
    {
        var (rows, total) = await cases.ListAsync(Me, Filter, Aborted);
        (Rows, Paging) = (rows, new Paging(Filter.Page, total, Filter.PageSize));
        Sessions = [.. (await organisation.SessionChoicesAsync(Aborted)).Select(s => new SelectListItem(s.Name, s.Name))];
        Bureaus = [.. (await organisation.BureauChoicesAsync(BureauKind.Handling, inUse: false, Aborted))
            .Select(b => new SelectListItem(b.Name, b.Id.ToString()))];
    }
}
