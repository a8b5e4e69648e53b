using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Sessions;

/// <summary>A session of the congress: a new one without an identifier.</summary>
[Authorize(Policy = Policies.ManageDirectory)]
public sealed class EditModel(ReplyFlowDb db, SaveSession command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public SessionForm Input { get; set; } = new();

    public async Task OnGetAsync()
    {
        if (Id is null)
            return;
        var session = await db.Sessions.AsNoTracking().FirstOrDefaultAsync(s => s.Id == Id, Aborted)
            ?? throw new NotFoundException("没有这次会议，可能链接有误。");
        Input = new SessionForm { Name = session.Name, OpensOn = session.OpensOn, CampaignOn = session.CampaignOn };
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Id, Input.Name, Input.OpensOn, Input.CampaignOn, CancellationToken.None);
        return Done($"{Input.Name.Trim()}已{(Id is null ? "新增，可以登记这次会议的建议了" : "修改")}。", "Index", new { id = (string?)null });
    }
}
