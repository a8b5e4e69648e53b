using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Cases;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Notices;

/// <summary>A notice's PDF.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class PdfModel(CaseDocumentQueries documents, ILogger<PdfModel> log) : StoredPdfPage(log)
{
    public async Task<IActionResult> OnGetAsync()
    {
        var notice = await documents.NoticeAsync(Me, Id, Aborted);
        return Serve(notice.Pdf!, notice.Sha256, notice.MadeAt, $"{notice.Title}.pdf", notice.CaseId, "这份告知函的文件与制发时");
    }
}
