using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Setup;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Setup;

/// <summary>首次使用: creates the first body and its administrator; needs the code from the console.</summary>
[AllowAnonymous]
public sealed class IndexModel(SetUpInstallation command, SetUpState state, SignInFlow flow) : AppPage
{
    [BindProperty]
    public SetUpForm Input { get; set; } = new();

    public IEnumerable<SelectListItem> Kinds =>
        Enum.GetValues<BureauKind>().Select(k => new SelectListItem(RoleRules.Label(k), k.ToString()));

    public async Task<IActionResult> OnGetAsync() =>
        await state.IsDoneAsync(Aborted) ? RedirectToPage("/Account/Login") : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!state.MayTry())
            throw new InvalidInputException(nameof(Input.Code), $"口令连续输错 {SetUpState.MaxTries} 次，请 {SetUpState.Window.TotalMinutes:0} 分钟后再试，或重新启动系统得到新的口令。");
        var user = await command.RunAsync(Input.ToInput(), CancellationToken.None);
        await flow.RenewCookieAsync(user);
        return Done("系统已初始化，您是系统管理员。下面是开始用以前要办的事，请从上到下办完。", "/Settings/Checklist");
    }

    public override Task<IActionResult?> AnswerRefusalAsync(RefusalException refusal)
    {
        if (refusal is not WrongSetUpCodeException)
            return Task.FromResult<IActionResult?>(null);
        state.CountWrong();
        ModelState.AddModelError("Input.Code", refusal.Message);
        var again = Page();
        again.StatusCode = StatusCodes.Status400BadRequest;
        return Task.FromResult<IActionResult?>(again);
    }
}
