using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Process.Incidents;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Workflows.Incidents;

/// <summary>挂起的步骤: steps of the machine that failed and wait for the administrator.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class IndexModel(IncidentQueries incidents) : AppPage
{
    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public IReadOnlyList<IncidentRow> Rows { get; private set; } = [];

    /// <summary>Cases, not steps: a case with two parked steps stands here with both.</summary>
    public Paging Paging { get; private set; } = new(1, 0);

    /// <summary>The steps above the pages of this area.</summary>
    public static Crumb Up { get; } = new("挂起的步骤", Links.Incidents);

    public async Task OnGetAsync()
    {
        Paging = Paging.Of(await incidents.CountAsync(Aborted), PageNumber);
        Rows = await incidents.ListAsync(Me, (Paging.Page - 1) * Paging.Size, Paging.Size, Aborted);
    }
}
