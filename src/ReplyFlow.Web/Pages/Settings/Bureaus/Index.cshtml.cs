using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Data;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Bureaus;

/// <summary>单位与处室: the list.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class IndexModel(ReplyFlowDb db) : AppPage
{
    public IReadOnlyList<BureauRow> Rows { get; private set; } = [];

    public async Task<IActionResult> OnGetExportAsync(string format) => ListFile(BureauSheet.Sheet, await db.BureauRowsAsync(Aborted), format);

    public async Task OnGetAsync() => Rows = await db.BureauRowsAsync(Aborted);
}
