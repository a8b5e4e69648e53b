using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Application.Setup;
using ReplyFlow.Application.WorkItems.Accept;
using ReplyFlow.Data;
using ReplyFlow.Data.Settings;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>邮件: the settings in force, and a test message whose answer is shown.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class MailModel(
    ReplyFlowDb db, ChecklistQueries checklist, ReturnsQueries returns, SendTestMessage command, ChooseAssignmentNotice choice,
    IMailTransport transport, MailOptions options) : AppPage
{
    [BindProperty]
    public MailForm Input { get; set; } = new();

    public MailOptions Options => options;

    /// <summary>Where messages go, without secrets.</summary>
    public string Transport => transport.Description;

    public bool ToFolder => transport is FolderTransport;

    public MailTest? Latest { get; private set; }

    /// <summary>Whether the latest try was made with the settings in force.</summary>
    public bool IsCurrent => Latest?.IsOf(transport, options) ?? false;

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Input.Address = await db.Users.Where(u => u.Id == Me.UserId).Select(u => u.Email).FirstOrDefaultAsync(Aborted) ?? "";
    }

    /// <summary>Where mail that comes back is read; empty where nowhere.</summary>
    public IReadOnlyList<(string Name, ReturnsState? State)> Returns { get; private set; } = [];

    /// <summary>Whether deputies are told which bureau has their suggestion.</summary>
    public bool TellsOfAssignment { get; private set; }

    public override async Task LoadAsync()
    {
        Latest = await checklist.MailTestAsync(Aborted);
        Returns = await returns.StatesAsync(Aborted);
        TellsOfAssignment = await db.Settings.ReadAsync(AssignmentNotice.SettingName, Aborted) is not null;
    }

    public async Task<IActionResult> OnPostAssignmentAsync(bool send)
    {
        await choice.RunAsync(Me, send, CancellationToken.None);
        return Done(send ? "以后签收的建议，会发邮件告诉代表由哪个单位承办。" : "以后签收的建议，不再发承办告知。", "/Settings/Mail");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Input.Address, CancellationToken.None);
        return RedirectToPage();
    }
}
