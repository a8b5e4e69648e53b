using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Core;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Attachments;

/// <summary>The text of a Word or Excel file, without opening the file.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class TextModel(AttachmentQueries attachments) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public Attachment Attached { get; private set; } = null!;

    public AttachmentText Text { get; private set; } = null!;

    public async Task OnGetAsync()
    {
        Attached = await attachments.FindAsync(Me, Id, Aborted);
        Text = AttachmentText.IsFor(Attached) ? await AttachmentText.ReadAsync(attachments, Attached, Aborted) : throw new NotFoundException("这种文件不能这样查看，请下载。");
    }
}
