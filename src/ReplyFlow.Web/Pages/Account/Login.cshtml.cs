using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Account;

/// <summary>登录.</summary>
[AllowAnonymous]
public sealed class LoginModel(SignInFlow flow, CurrentActor current) : AppPage
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "返回的网址")]
    public string ReturnUrl { get; set; } = "";

    [BindProperty]
    [Display(Name = "登录名")]
    public string UserName { get; set; } = "";

    [BindProperty]
    [Display(Name = "密码")]
    public string Password { get; set; } = "";

    private string Target => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/";

    public IActionResult OnGet() => current.Actor is null ? Page() : LocalRedirect(Target);

    public async Task<IActionResult> OnPostAsync()
    {
        var outcome = await flow.SignInAsync(UserName.Trim(), Password, CancellationToken.None);
        if (outcome == SignInOutcome.SignedIn)
            return LocalRedirect(Target);
        ModelState.AddModelError("", outcome switch
        {
            SignInOutcome.Locked => $"密码连续输错 {AccountRules.LockoutAttempts} 次，账号已锁定 {AccountRules.LockoutTime.TotalMinutes:0} 分钟。请稍后再试，或请系统管理员解锁。",
            SignInOutcome.Deactivated => "这个账号已停用。如有疑问，请联系本单位的系统管理员。",
            _ => "登录名或密码不对，请重新输入。",
        });
        return Page();
    }
}
