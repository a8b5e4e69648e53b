using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.People;

/// <summary>Shows a new password once.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class PasswordModel(AccountQueries accounts) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PersonInput Person { get; private set; } = null!;

    public string? Password { get; private set; }

    public async Task OnGetAsync()
    {
        (Person, _) = await accounts.PersonFormAsync(Id, Aborted);
        Password = OneTimePassword.Take(TempData, Id);
    }
}
