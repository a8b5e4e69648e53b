using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Account;

/// <summary>退出所有设备: every session of the person ends at once.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class SignOutEverywhereModel(SignOutEverywhere command, SignInFlow flow) : AppPage
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, CancellationToken.None);
        await flow.SignOutAsync();
        return Done("已退出所有设备。需要时请重新登录。", "/Account/Login");
    }
}
