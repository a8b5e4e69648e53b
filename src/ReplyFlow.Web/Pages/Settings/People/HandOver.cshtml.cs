using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Accounts;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.People;

/// <summary>移交工作 without deactivating.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class HandOverModel(AccountQueries accounts, HandOverWork command) : TakeOverPage(accounts)
{
    public async Task<IActionResult> OnPostAsync()
    {
        var work = await command.RunAsync(Me, Id, TakeOverId, CancellationToken.None);
        return Done($"{work.Assigned} 项待办、{work.Drafting} 件在办建议已移交{await TakerNameAsync()}。", "Edit", new { id = Id });
    }
}
