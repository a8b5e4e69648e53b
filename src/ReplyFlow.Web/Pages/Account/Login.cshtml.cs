using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Domain;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Account;

/// <summary>登录.</summary>
[AllowAnonymous]
public sealed class LoginModel(SignInFlow flow, FormKeeper keeper, CurrentActor current) : AppPage
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

    /// <summary>Why somebody who was at work is asked to sign in; null for whoever has just come.</summary>
    public string? Why => Target == Links.Home ? null
        : FormKeeper.IsKept(Target) ? "登录已经结束（太久没有操作，或在别处退出了登录），所以要再登录一次。刚才填写的内容没有丢，已为您保留一小时：登录后会回到那一页，核对后再点一次提交就行。"
        : FormKeeper.IsLost(Target) ? "登录已经结束，所以要再登录一次。刚才填写的内容没能保留：请先按浏览器的“后退”，把文字复制出来，再登录。"
        : "这一页要登录才能看。如果您刚才已经登录，那是登录已经结束（太久没有操作，或在别处退出了登录）。登录后会直接打开这一页。";

    private string Target => Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : Links.Home;

    public async Task<IActionResult> OnGetAsync() => current.Actor is { } actor ? LocalRedirect(await TargetOfAsync(actor.UserId)) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        var answer = await flow.SignInAsync(UserName.Trim(), Password, CancellationToken.None);
        if (answer.Outcome == SignInOutcome.SignedIn)
            return LocalRedirect(await TargetOfAsync(answer.Person));
        ModelState.AddModelError("", answer.Outcome switch
        {
            SignInOutcome.Held => $"登录尝试的次数太多，为安全起见暂时不受理。请在 {answer.Until.ToOffset(BeijingTime.Offset):HH:mm} 以后再试，或用平时登录的电脑、手机登录。",
            SignInOutcome.Deactivated => "这个账号已停用。如有疑问，请联系本单位的系统管理员。",
            _ => "登录名或密码不对，请重新输入。",
        });
        return Page();
    }

    /// <summary>Where somebody goes who is signed in now; to what waits here for another person, nobody.</summary>
    private async Task<string> TargetOfAsync(Guid person) => Target == Links.Home || await keeper.IsOthersAsync(person, Target, CancellationToken.None)
        ? await keeper.LatestAsync(person, CancellationToken.None) ?? Links.Home
        : Target;
}
