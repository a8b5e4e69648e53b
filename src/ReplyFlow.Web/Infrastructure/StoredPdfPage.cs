using Microsoft.AspNetCore.Mvc;
using Microsoft.Net.Http.Headers;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Web.Infrastructure.Files;

namespace ReplyFlow.Web.Infrastructure;

/// <summary>Base of a page that hands out a PDF, byte for byte as it was stored; one that is no longer what was made is not handed out.</summary>
public abstract class StoredPdfPage(ILogger log) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty(SupportsGet = true)]
    public string Download { get; set; } = "";

    /// <summary>Answers with the PDF; where it no longer has its hash with 500 and the words, which say what is not as it was and since when.</summary>
    protected IActionResult Serve(byte[] pdf, string sha256, DateTimeOffset madeAt, string name, Guid caseId, string spoiled)
    {
        if (!LetterCheck.IsIntact(pdf, sha256))
        {
            log.LogError("PDF {Id} of case {CaseId} does not have the hash it was made with; it is not served", Id, caseId);
            return Refused(StatusCodes.Status500InternalServerError, $"{spoiled}登记的校验值不一致，已停止提供。请联系系统管理员核对数据库和备份。");
        }
        // Kept by nobody but the reader's browser, which asks each time whether they may still read it.
        Response.Headers.SetFile(Download == "1" ? "attachment" : "inline", name, "private, no-cache");
        return new FileContentResult(pdf, "application/pdf")
        {
            LastModified = madeAt,
            EntityTag = new EntityTagHeaderValue($"\"{sha256}\""),
            EnableRangeProcessing = true,
        };
    }
}
