using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Messages;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Infrastructure.Files;

namespace ReplyFlow.Web.Pages.DemoMail;

/// <summary>One mail of the demo as its reader would see it.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class MessageModel(DemoMailbox mailbox, PublicAddress address) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Application.Messages.DemoMail Mail { get; private set; } = null!;

    /// <summary>The deputy's page that the mail leads to; null for none.</summary>
    public string? PersonalPage => Mail.Text.Split('\n').FirstOrDefault(l => l.StartsWith(address.PersonalPage(""), StringComparison.Ordinal));

    public override async Task LoadAsync() => Mail = await mailbox.ReadAsync(Id, Aborted);

    public Task OnGetAsync() => LoadAsync();

    public async Task<IActionResult> OnGetFileAsync(int no)
    {
        await LoadAsync();
        var file = Mail.Files.ElementAtOrDefault(no) ?? throw new NotFoundException();
        Response.Headers.SetFile("attachment", file.FileName, "no-store");
        return new FileContentResult(file.Content, file.ContentType);
    }
}
