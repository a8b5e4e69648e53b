using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Process.Incidents;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Workflows.Incidents;

/// <summary>One parked step: what went wrong, retry, or skip with a reason.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class StepModel(IncidentQueries incidents, RetryParkedStep retry, SkipParkedStep skip) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "步骤")]
    public string Activity { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Visit { get; set; }

    [BindProperty]
    public StepForm Input { get; set; } = new();

    /// <summary>What a retry came to that failed again; shown once.</summary>
    [TempData]
    public string? StillParked { get; set; }

    /// <summary>The step as it stands; null when it is not parked any more.</summary>
    public IncidentRow? Row { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        try
        {
            Row = await incidents.FindAsync(Me, CaseId, Activity, Visit, Aborted);
        }
        catch (NotFoundException)
        {
            Row = null;
        }
    }

    public async Task<IActionResult> OnPostRetryAsync()
    {
        var words = await retry.RunAsync(Me, CaseId, Activity, Visit, Input.Tries, CancellationToken.None);
        await LoadAsync();
        if (Row is null)
            return Done(words, "Index");
        StillParked = words;
        return RedirectToPage("Step", new { caseId = CaseId, activity = Activity, visit = Visit });
    }

    public async Task<IActionResult> OnPostSkipAsync() =>
        Done(await skip.RunAsync(Me, CaseId, Activity, Visit, Input.Tries, Input.Outcome, Input.Reason, CancellationToken.None), "Index");
}
