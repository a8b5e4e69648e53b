using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Attachments;

/// <summary>An attachment, byte for byte as it is stored: to be saved, or where nothing in it can run, to be looked at.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class FileModel(AttachmentQueries attachments, ILogger<FileModel> log) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    /// <summary>1 to look at it in the browser.</summary>
    [BindProperty(SupportsGet = true)]
    public string View { get; set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        var file = await attachments.FindAsync(Me, Id, Aborted);
        await attachments.DemandReleasedAsync(file, Aborted);
        return new AttachmentFile(file, attachments, View == "1" && AttachmentPreview.IsInline(file), log);
    }
}
