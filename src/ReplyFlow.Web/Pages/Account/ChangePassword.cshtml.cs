using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Account;

/// <summary>修改密码; forced after a password for one use.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class ChangePasswordModel(ChangeOwnPassword command, SignInFlow flow, FormKeeper keeper) : AppPage
{
    [BindProperty]
    [Display(Name = "当前密码")]
    public string Current { get; set; } = "";

    [BindProperty]
    [Display(Name = "新密码")]
    public string Next { get; set; } = "";

    [BindProperty]
    [Display(Name = "再输入一次新密码")]
    public string Repeat { get; set; } = "";

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var user = await command.RunAsync(Me, Current, Next, Repeat, flow.Session, CancellationToken.None);
        await flow.RenewCookieAsync(user);
        Flash("密码已修改，您在其他设备上的登录已失效。");
        return LocalRedirect(await keeper.LatestAsync(Me.UserId, CancellationToken.None) ?? Links.Home);
    }
}
