using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.People;

/// <summary>A person's account: name, place, roles; password; the way to deactivating.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class EditModel(
    AccountQueries accounts, OrganisationQueries organisation, ChangePerson change, ResetPassword reset, ReactivatePerson reactivate)
    : PersonFormPage(organisation)
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public bool IsActive { get; private set; }

    /// <summary>The password replaced last, by which a second click is told from the first.</summary>
    public Guid? Replaced { get; private set; }

    public OpenWork Work { get; private set; } = new(0, 0, []);

    public async Task OnGetAsync()
    {
        Input = PersonForm.Of((await accounts.PersonFormAsync(Id, Aborted)).Input);
        await LoadAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await change.RunAsync(Me, Id, Input.ToInput(), CancellationToken.None);
        return Done($"{Input.DisplayName.Trim()}的账号已修改，从其下一次点击起生效。", "Index", new { id = (string?)null });
    }

    public async Task<IActionResult> OnPostResetPasswordAsync(Guid? replaced) =>
        Show(await reset.RunAsync(Me, Id, replaced, CancellationToken.None), "的密码已重置。");

    public async Task<IActionResult> OnPostReactivateAsync() =>
        Show(await reactivate.RunAsync(Me, Id, CancellationToken.None), "的账号已恢复。");

    public override async Task LoadAsync()
    {
        var (stored, active) = await accounts.PersonFormAsync(Id, Aborted);
        if (!Request.HasFormContentType || !Request.Form.ContainsKey("Input.DisplayName"))
            Input = PersonForm.Of(stored);
        IsActive = active;
        Work = await accounts.OpenWorkAsync(Id, Aborted);
        Replaced = await accounts.ReplacedPasswordAsync(Id, Aborted);
        await base.LoadAsync();
    }

    private RedirectToPageResult Show(NewPassword password, string what)
    {
        OneTimePassword.Put(TempData, password);
        return Done(password.DisplayName + what, "Password", new { id = Id });
    }
}
