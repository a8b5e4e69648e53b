using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.People;

/// <summary>开设账号.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class CreateModel(OrganisationQueries organisation, CreatePerson command) : PersonFormPage(organisation)
{
    public override bool IsNew => true;

    public Task OnGetAsync(Guid? bureau)
    {
        Input.BureauId = bureau;
        return LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var created = await command.RunAsync(Me, Input.ToInput(), CancellationToken.None);
        OneTimePassword.Put(TempData, created);
        return Done($"{created.DisplayName}的账号已开设。", "Password", new { id = created.UserId });
    }
}
