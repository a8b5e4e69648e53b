using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ReplyFlow.Data;
using ReplyFlow.Data.Queries;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Notices;

/// <summary>A notice's PDF, byte for byte as it was stored; one that is no longer what was made is not handed out.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class PdfModel(ReplyFlowDb db, ILogger<PdfModel> log) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Download { get; set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        var notice = await CaseNotices.ReadAsync(db, Me, Id, Aborted);
        if (!LetterCheck.IsIntact(notice.Pdf, notice.Sha256))
        {
            log.LogError("Notice {NoticeId} of case {CaseId} does not have the hash it was made with; it is not served", notice.Id, notice.CaseId);
            HttpContext.Features.Set(new RefusalNote("这份告知函的文件与制发时登记的校验值不一致，已停止提供。请联系系统管理员核对数据库和备份。"));
            return StatusCode(StatusCodes.Status500InternalServerError);
        }
        var disposition = new ContentDispositionHeaderValue(Download == "1" ? "attachment" : "inline");
        disposition.SetHttpFileName($"{notice.Title}.pdf");
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.Headers.XContentTypeOptions = "nosniff";
        Response.Headers.CacheControl = "private, no-cache";
        return new FileContentResult(notice.Pdf, "application/pdf")
        {
            LastModified = notice.MadeAt,
            EntityTag = new EntityTagHeaderValue($"\"{notice.Sha256}\""),
            EnableRangeProcessing = true,
        };
    }
}
