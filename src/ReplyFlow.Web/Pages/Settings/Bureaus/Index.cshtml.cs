using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Bureaus;

/// <summary>单位与处室: the list.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class IndexModel(OrganisationQueries organisation) : AppPage
{
    public IReadOnlyList<BureauRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetExportAsync(string format) => ListFile(BureauSheet.Sheet, await organisation.BureausAsync(Aborted), format);

    public async Task OnGetAsync() => Rows = await organisation.BureausAsync(Aborted);
}
