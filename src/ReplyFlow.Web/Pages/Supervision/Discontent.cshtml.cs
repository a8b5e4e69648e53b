using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Supervision;

/// <summary>第二次不满意: for 代联工委, which deputies the second letter did not content, and whether somebody has talked with them.</summary>
[Authorize(Policy = Policies.RegisterSuggestions)]
public sealed class DiscontentModel(DiscontentQueries discontent) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<DiscontentRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = new(1, 0);

    public async Task OnGetAsync() => (Rows, Paging) = await Paging.ReadAsync(discontent.Rows(Me), P, Aborted);
}
