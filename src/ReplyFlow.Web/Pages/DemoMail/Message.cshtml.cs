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
    // What a mail program does by itself: a link opens in a window of its own.
    private const string LinksOpenBeside = "<head><base target=\"_blank\">";

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Application.Messages.DemoMail Mail { get; private set; } = null!;

    /// <summary>The deputy's page that the mail leads to; null for none.</summary>
    public string? PersonalPage => Mail.Text.Split('\n').FirstOrDefault(l => l.StartsWith(address.PersonalPage(""), StringComparison.Ordinal));

    public override async Task LoadAsync() => Mail = await mailbox.ReadAsync(Id, Aborted);

    public Task OnGetAsync() => LoadAsync();

    /// <summary>The HTML part alone, for the frame.</summary>
    public async Task<IActionResult> OnGetHtmlAsync()
    {
        await LoadAsync();
        Response.Headers.ContentSecurityPolicy = SecurityHeaders.ForeignPolicy;
        Response.Headers.CacheControl = "no-store";
        return Content((Mail.Html ?? throw new NotFoundException()).Replace("<head>", LinksOpenBeside, StringComparison.Ordinal), "text/html; charset=utf-8");
    }

    public async Task<IActionResult> OnGetFileAsync(int no)
    {
        await LoadAsync();
        var file = Mail.Files.ElementAtOrDefault(no) ?? throw new NotFoundException();
        Response.Headers.SetFile("attachment", file.FileName, "no-store");
        return new FileContentResult(file.Content, file.ContentType);
    }
}
