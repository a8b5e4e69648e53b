using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Policies;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.PolicyLibrary;

/// <summary>政策库: the list, and what waits for confirmation by its reader.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class IndexModel(PolicyQueries policies) : AppPage
{
    private const int PageSize = 20;

    /// <summary>What may be chosen as its state.</summary>
    public static IReadOnlyList<PolicyStanding> States { get; } =
        [PolicyStanding.InForce, PolicyStanding.NotYet, PolicyStanding.Expired, PolicyStanding.Repealed];

    [BindProperty(SupportsGet = true)]
    [Display(Name = "要查找的字")]
    public string Q { get; set; } = "";

    /// <summary>Whether the words may stand in the text too.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Text { get; set; }

    [BindProperty(SupportsGet = true)]
    public PolicyKind? Kind { get; set; }

    [BindProperty(SupportsGet = true)]
    public PolicyStanding? State { get; set; }

    /// <summary>True for the bureau's own, false for the common base.</summary>
    [BindProperty(SupportsGet = true)]
    public bool? Own { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    public bool IsNarrowed => Q.Trim().Length > 0 || Kind is not null || State is not null || Own is not null;

    public IReadOnlyList<PolicyRow> Rows { get; private set; } = [];

    public IReadOnlyList<PolicyDraftRow> Waiting { get; private set; } = [];

    public Paging Paging { get; private set; } = new(1, 0, PageSize);

    private PolicyFilter Filter => new(Q, Text, Kind, State, Own);

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetExportAsync(string format) =>
        ListFile(PolicySheet.Sheet, [.. await policies.WholeAsync(Me, Filter, Aborted)], format);

    public override async Task LoadAsync()
    {
        Waiting = Me.KeepsPolicies() ? await policies.DraftsAsync(Me, Aborted) : [];
        (Rows, var total) = await policies.PageAsync(Me, Filter, Math.Max(1, PageNumber), PageSize, Aborted);
        Paging = Paging.Of(total, PageNumber, PageSize);
    }
}
