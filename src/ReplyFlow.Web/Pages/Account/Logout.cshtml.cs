using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Account;

/// <summary>退出登录 on this device.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class LogoutModel(SignInFlow flow) : AppPage
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await flow.SignOutAsync();
        return Done("已退出登录。", "/Account/Login");
    }
}
