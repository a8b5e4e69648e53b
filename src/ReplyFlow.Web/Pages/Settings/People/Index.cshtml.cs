using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.People;

/// <summary>人员与账号: the list.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class IndexModel(AccountQueries accounts, OrganisationQueries organisation, UnlockPerson unlock) : AppPage
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "姓名或登录名")]
    public string Text { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid? Bureau { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool All { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public IReadOnlyList<PersonRow> People { get; private set; } = [];

    public IReadOnlyList<BureauRow> Bureaus { get; private set; } = [];

    public Paging Paging { get; private set; } = new(1, 0);

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetExportAsync(string format) =>
        ListFile(PeopleSheet.Sheet, await accounts.People(Text, Bureau, All).ToListAsync(Aborted), format);

    public async Task<IActionResult> OnPostUnlockAsync(Guid id)
    {
        var name = await unlock.RunAsync(Me, id, CancellationToken.None);
        return Done($"{name}现在可以再试着登录。", "Index", new { Text, Bureau, All, P });
    }

    public override async Task LoadAsync()
    {
        Bureaus = await organisation.BureausAsync(Aborted);
        (People, Paging) = await Paging.ReadAsync(accounts.People(Text, Bureau, All), P, Aborted);
    }

    /// <summary>Whether some device is not listened to for now.</summary>
    public bool IsLocked(PersonRow person) => person.IsActive && person.IsHeld;
}
