using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Messages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Delivery;

/// <summary>待确认的邮箱: what 代联工委 has to ask deputies about.</summary>
[Authorize(Policy = Policies.RegisterSuggestions)]
public sealed class AddressesModel(AddressQueries addresses) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<WaitingAddress> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = new(1, 0);

    public async Task OnGetAsync()
    {
        var all = await addresses.WaitingAsync(Me, Aborted);
        Paging = Paging.Of(all.Count, P);
        Rows = [.. all.Skip((Paging.Page - 1) * Paging.Size).Take(Paging.Size)];
    }
}
