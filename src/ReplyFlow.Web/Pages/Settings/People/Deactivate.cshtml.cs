using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.People;

/// <summary>停用: asks who takes over and moves the open work in the same transaction.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class DeactivateModel(AccountQueries accounts, DeactivatePerson command) : TakeOverPage(accounts)
{
    [BindProperty]
    public bool AcceptOrphans { get; set; }

    public async Task<IActionResult> OnPostAsync()
    {
        var work = await command.RunAsync(Me, Id, TakeOverId, AcceptOrphans, CancellationToken.None);
        await LoadAsync();
        var moved = work.NeedsTakeOver ? $"{work.Assigned} 项待办、{work.Drafting} 件在办建议已移交{await TakerNameAsync()}。" : "没有需要移交的工作。";
        return Done($"{Person.DisplayName}的账号已停用。{moved}", "Index", new { id = (string?)null });
    }
}
