using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Passages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Passages;

/// <summary>常用语: all that the reader may use.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class IndexModel(PassageQueries passages) : AppPage
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "要查找的字")]
    public string Q { get; set; } = "";

    public IReadOnlyList<PassageRow> Rows { get; private set; } = [];

    public async Task OnGetAsync() => Rows = await passages.FindAsync(Me, Q, Aborted);
}
