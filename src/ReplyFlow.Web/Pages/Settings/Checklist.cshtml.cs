using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Setup;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>初始设置: what an installation needs, each with its state and its page; an administrator's first page until it is done.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class ChecklistModel(ChecklistQueries queries, FinishSetUp command) : AppPage
{
    public Checklist List { get; private set; } = new([], false);

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync() => List = await queries.ReadAsync(Aborted);

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, CancellationToken.None);
        return Done("初始设置已完成。以后登录先看到的是这一页：系统运行的状态。", "/Settings/Health");
    }
}
