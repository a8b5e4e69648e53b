using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Passages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>常用语 for a draft: beside the text for the script, else a page to copy from.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class PhrasesModel(DraftQueries drafts, PassageQueries passages) : AppPage
{
    private const int Most = 40;

    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "要查找的字")]
    public string Q { get; set; } = "";

    /// <summary>Whether only the list is wanted.</summary>
    public bool IsPart => Request.Headers.ContainsKey("HX-Request");

    public IReadOnlyList<PassageRow> Found { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await drafts.ItemAsync(Me, CaseId, Aborted);
        Found = [.. (await passages.FindAsync(Me, Q, Aborted)).Take(Most)];
    }
}
