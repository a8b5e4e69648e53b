using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ReplyFlow.Data;
using ReplyFlow.Data.Queries;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Letters;

/// <summary>The PDF, byte for byte as it was stored; one that is no longer what was issued is not handed out.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class PdfModel(ReplyFlowDb db, ILogger<PdfModel> log) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Download { get; set; } = "";

    public async Task<IActionResult> OnGetAsync()
    {
        var letter = await LetterView.ReadAsync(db, Me, Id, Aborted);
        if (!LetterCheck.IsIntact(letter.Pdf, letter.Sha256))
        {
            log.LogError("Letter {LetterId} of case {CaseId} does not have the hash it was issued with; it is not served", letter.Id, letter.CaseId);
            HttpContext.Features.Set(new RefusalNote("这份公文的文件与印发时登记的校验值不一致，已停止提供。请联系系统管理员核对数据库和备份。"));
            return StatusCode(StatusCodes.Status500InternalServerError);
        }
        var disposition = new ContentDispositionHeaderValue(Download == "1" ? "attachment" : "inline");
        disposition.SetHttpFileName(LetterView.FileNameOf(letter));
        Response.Headers.ContentDisposition = disposition.ToString();
        Response.Headers.XContentTypeOptions = "nosniff";
        // Kept by nobody but the reader's browser, which asks each time whether they may still read it.
        Response.Headers.CacheControl = "private, no-cache";
        return new FileContentResult(letter.Pdf, "application/pdf")
        {
            LastModified = letter.IssuedAt,
            EntityTag = new EntityTagHeaderValue($"\"{letter.Sha256}\""),
            EnableRangeProcessing = true,
        };
    }
}
