using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Infrastructure.Files;

namespace ReplyFlow.Web.Pages.Attachments;

/// <summary>Hands an attachment out from its pieces, one in memory at a time. One that is no longer what was added is cut off before its end.</summary>
public sealed class AttachmentFile(Attachment file, AttachmentQueries attachments, bool isInline, ILogger log) : IActionResult
{
    /// <summary>Nothing in it may load, run, send or be framed, whatever it is.</summary>
    private const string PicturePolicy = "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'; frame-ancestors 'none'; form-action 'none'; sandbox";

    /// <summary>The same for PDFs, without the sandbox: browsers of some years ago show none in it. Their viewers keep PDFs away from this site.</summary>
    private const string PdfPolicy = "default-src 'none'; style-src 'unsafe-inline'; object-src 'self'; frame-ancestors 'none'; form-action 'none'";

    /// <inheritdoc />
    public async Task ExecuteResultAsync(ActionContext context)
    {
        var (http, response) = (context.HttpContext, context.HttpContext.Response);
        response.ContentType = file.MediaType;
        response.ContentLength = file.Size;
        response.Headers.ContentSecurityPolicy = isInline && file.MediaType == "application/pdf" ? PdfPolicy : PicturePolicy;
        response.Headers.SetFile(isInline ? "inline" : "attachment", file.Name, "private, no-store");
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
        try
        {
            await attachments.CopyAsync(file, response.Body, http.RequestAborted);
        }
        catch (InvalidDataException e)
        {
            log.LogError(e, "Attachment {Id} of case {CaseId} is not what was added; it is not served", file.Id, file.CaseId);
            if (response.HasStarted)
            {
                http.Abort();
                return;
            }
            response.Clear();
            http.Features.Set(new RefusalNote("这个附件与添加时登记的校验值不一致，已停止提供。请联系系统管理员核对数据库和备份。"));
            response.StatusCode = StatusCodes.Status500InternalServerError;
        }
    }
}
