using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.People;

/// <summary>What the pages that move somebody's open work share.</summary>
public abstract class TakeOverPage(AccountQueries accounts) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public Guid? TakeOverId { get; set; }

    public PersonInput Person { get; private set; } = null!;

    public bool IsActive { get; private set; }

    public OpenWork Work { get; private set; } = new(0, 0, []);

    public IReadOnlyList<PersonRow> Takers { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        (Person, IsActive) = await accounts.PersonFormAsync(Id, Aborted);
        Work = await accounts.OpenWorkAsync(Id, Aborted);
        Takers = await accounts.TakersAsync(Id, Aborted);
    }

    /// <summary>Name of whoever takes over, for the message.</summary>
    protected async Task<string> TakerNameAsync() =>
        TakeOverId is { } id ? (await accounts.PersonFormAsync(id, Aborted)).Input.DisplayName : "";
}
