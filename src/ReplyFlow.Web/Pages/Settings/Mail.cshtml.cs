using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Messages;
using ReplyFlow.Application.Messages.Mail;
using ReplyFlow.Application.Messages.Returns;
using ReplyFlow.Application.Setup;
using ReplyFlow.Data;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings;

/// <summary>邮件: the settings in force, and a test message whose answer is shown.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class MailModel(ReplyFlowDb db, ChecklistQueries checklist, SendTestMessage command, IMailTransport transport, MailOptions options,
    ReturnsQueries returns) : AppPage
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

    public override async Task LoadAsync() =>
        (Latest, Returns) = (await checklist.MailTestAsync(Aborted), await returns.StatesAsync(Aborted));

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Input.Address, CancellationToken.None);
        return RedirectToPage();
    }
}
