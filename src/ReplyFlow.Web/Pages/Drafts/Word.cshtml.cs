using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>The saved draft as a Word file.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class WordModel(DraftPreview preview) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        var file = await preview.WordAsync(Me, CaseId, Aborted);
        return file.Problem is { } problem
            ? Refused(StatusCodes.Status409Conflict, $"暂时不能导出：{problem}")
            : File(file.Bytes, WordFile.ContentType, file.Name);
    }
}
