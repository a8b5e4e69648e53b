using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Alerts;
using ReplyFlow.Application.Alerts.Channels;
using ReplyFlow.Application.Alerts.Push;
using ReplyFlow.Data;
using ReplyFlow.Domain.Alerts;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Account;

/// <summary>消息提醒: what its reader is told outside the product, where, and when not.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class AlertsModel(ReplyFlowDb db, AlertQueries alerts, SaveAlertChoice command, AddBrowser browsers, AlertOptions options) : AppPage
{
    [BindProperty]
    public AlertsForm Input { get; set; } = new();

    /// <summary>What the page's script read from the browser.</summary>
    [BindProperty]
    public BrowserForm Browser { get; set; } = new();

    /// <summary>Whether the installation has a gateway.</summary>
    public bool HasWebhook { get; private set; }

    /// <summary>The key for the browser; null where none can be pushed to.</summary>
    public string? PushKey { get; private set; }

    /// <summary>Who the reader is in the gateway where nothing else is said.</summary>
    public string Login { get; private set; } = "";

    public IReadOnlyList<AlertBrowser> Browsers { get; private set; } = [];

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input = AlertsForm.Of(await alerts.ChoiceAsync(Me.UserId, Aborted));
    }

    public override async Task LoadAsync()
    {
        HasWebhook = await alerts.WebhookAsync(Aborted) is not null;
        PushKey = options.Push ? await alerts.PushKeyAsync(Aborted) : null;
        Browsers = await alerts.BrowsersAsync(Me.UserId, Aborted);
        Login = await db.Users.Where(u => u.Id == Me.UserId).Select(u => u.UserName).FirstOrDefaultAsync(Aborted) ?? "";
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Input.ToInput(), CancellationToken.None);
        return Done("已保存，从现在起按这里的选择提醒您。", "/Account/Alerts");
    }

    public async Task<IActionResult> OnPostBrowserAsync()
    {
        await browsers.RunAsync(Me, Browser.ToInput(), CancellationToken.None);
        return Done("这个浏览器以后会提醒您。", "/Account/Alerts");
    }

    public async Task<IActionResult> OnPostRemoveAsync(Guid id)
    {
        await browsers.RemoveAsync(Me, id, CancellationToken.None);
        return Done("已移除，那个浏览器不再提醒您。", "/Account/Alerts");
    }
}

/// <summary>A person's choice as typed.</summary>
public sealed class AlertsForm
{
    public bool NewItem { get; set; }

    public bool Overdue { get; set; }

    public bool Returned { get; set; }

    public bool ByWebhook { get; set; }

    public bool ByPush { get; set; }

    [Display(Name = "在消息网关里的账号")]
    public string ExternalId { get; set; } = "";

    [Display(Name = "安静时段开始")]
    public TimeOnly? QuietFrom { get; set; }

    [Display(Name = "安静时段结束")]
    public TimeOnly? QuietTo { get; set; }

    public AlertChoiceInput ToInput() => new(ByWebhook, ByPush, ExternalId, NewItem, Overdue, Returned, QuietFrom, QuietTo);

    public static AlertsForm Of(AlertChoice choice) => new()
    {
        NewItem = choice.NewItem,
        Overdue = choice.Overdue,
        Returned = choice.Returned,
        ByWebhook = choice.ByWebhook,
        ByPush = choice.ByPush,
        ExternalId = choice.ExternalId,
        QuietFrom = choice.Quiet.From,
        QuietTo = choice.Quiet.To,
    };
}

/// <summary>A browser as the page's script read it.</summary>
public sealed class BrowserForm
{
    [Display(Name = "推送地址")]
    public string Endpoint { get; set; } = "";

    [Display(Name = "浏览器的公钥")]
    public string PublicKey { get; set; } = "";

    [Display(Name = "浏览器的密钥")]
    public string Secret { get; set; } = "";

    [Display(Name = "浏览器")]
    public string Name { get; set; } = "";

    public BrowserInput ToInput() => new(Endpoint, PublicKey, Secret, Name);
}
