using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Alerts;
using ReplyFlow.Application.Alerts.Webhook;
using ReplyFlow.Data;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>消息网关: where alerts are sent, and a test whose answer is shown. The secret is never shown.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class WebhookModel(ReplyFlowDb db, AlertQueries alerts, SaveWebhook command, SendTestAlert test) : AppPage
{
    [BindProperty]
    public WebhookForm Input { get; set; } = new();

    /// <summary>The address in force; null for none.</summary>
    public string? Address { get; private set; }

    public WebhookTest? Latest { get; private set; }

    public AlertState State { get; private set; } = new(0, 0, 0, "");

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input.Address = Address ?? "";
    }

    public override async Task LoadAsync()
    {
        Address = await alerts.WebhookAsync(Aborted);
        Latest = await alerts.TestAsync(Aborted);
        State = await alerts.WebhookStateAsync(Aborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Input.Address, Input.Secret, CancellationToken.None);
        return Done("消息网关已保存。请发一条测试消息，看网关收到没有。", "/Settings/Webhook");
    }

    public async Task<IActionResult> OnPostTestAsync()
    {
        var login = await db.Users.Where(u => u.Id == Me.UserId).Select(u => u.UserName!).FirstAsync(CancellationToken.None);
        await test.RunAsync(Me, login, CancellationToken.None);
        return RedirectToPage();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await command.RemoveAsync(Me, CancellationToken.None);
        return Done("消息网关已停用，不再发送。", "/Settings/Webhook");
    }
}

/// <summary>The gateway as typed.</summary>
public sealed class WebhookForm
{
    [Display(Name = "消息网关的地址")]
    public string Address { get; set; } = "";

    [Display(Name = "密钥")]
    public string Secret { get; set; } = "";
}
