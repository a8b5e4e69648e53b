using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Policies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>Policies that a draft may cite, as they are cited: beside the text for the script, else a page to copy from.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class CiteModel(DraftQueries drafts, PolicyQueries policies) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "要查找的字")]
    public string Q { get; set; } = "";

    /// <summary>Whether only the list is wanted.</summary>
    public bool IsPart => Request.Headers.ContainsKey("HX-Request");

    public IReadOnlyList<PolicyRow> Found { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await drafts.ItemAsync(Me, CaseId, Aborted);
        Found = await policies.OfferWithTextsAsync(Me, Q, Me.BureauId, Aborted);
    }
}
