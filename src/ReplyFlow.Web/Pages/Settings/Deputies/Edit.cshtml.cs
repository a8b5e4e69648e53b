using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Core;
using ReplyFlow.Data;
using ReplyFlow.Domain.Deputies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Deputies;

/// <summary>A deputy: a new one without an identifier.</summary>
[Authorize(Policy = Policies.ManageDirectory)]
public sealed class EditModel(ReplyFlowDb db, SaveDeputy command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid? Id { get; set; }

    [BindProperty]
    public DeputyForm Input { get; set; } = new();

    public string Heading { get; private set; } = "";

    public async Task OnGetAsync()
    {
        if (await StoredAsync() is { } deputy)
            Input = DeputyForm.Of(deputy);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var sent = await command.RunAsync(Me, Id, Input.ToInput(), CancellationToken.None);
        var again = sent > 0 ? $"没有送到的 {sent} 封邮件已重新排队，发往 {Input.Email.Trim()}，送到哪一步见各公文的送达情况。" : "";
        return Done($"{Input.Name.Trim()}代表已{(Id is null ? "新增" : "修改，之后发出的邮件用新地址")}。{again}", "Index", new { id = (string?)null });
    }

    public override Task LoadAsync() => StoredAsync();

    private async Task<Deputy?> StoredAsync()
    {
        if (Id is null)
            return null;
        var deputy = await db.Deputies.AsNoTracking().FirstOrDefaultAsync(d => d.Id == Id, Aborted)
            ?? throw new NotFoundException("没有这位代表，可能链接有误。");
        Heading = $"{deputy.Name}代表";
        return deputy;
    }
}
