using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.TakeBack;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.WorkItems;

/// <summary>已办: what I have decided or given to others, or was decided for me.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class DoneModel(DoneQueries done, TakeBackQueries sent) : AppPage
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "要查找的字")]
    public string Q { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<DoneRow> Rows { get; private set; } = [];

    /// <summary>取回: those that may be taken back now.</summary>
    public IReadOnlySet<Guid> Open { get; private set; } = new HashSet<Guid>();

    public Paging Paging { get; private set; } = new(1, 0);

    public bool IsFiltered => Q.Trim().Length > 0;

    public async Task OnGetAsync()
    {
        (Rows, var total) = await done.PageAsync(Me, Q, Math.Max(1, P), Paging.DefaultSize, Aborted);
        Open = await sent.AmongAsync(Me, [.. Rows.Select(r => r.WorkItemId).OfType<Guid>()], Aborted);
        Paging = new Paging(Math.Max(1, P), total);
    }

    public async Task<IActionResult> OnGetExportAsync(string format)
    {
        var (rows, count) = await done.WholeAsync(Me, Q, Aborted);
        return ListFile(DoneSheet.Sheet, rows, count, format);
    }
}
