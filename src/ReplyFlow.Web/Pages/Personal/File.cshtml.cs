using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Web.Infrastructure.Files;

namespace ReplyFlow.Web.Pages.Personal;

/// <summary>The PDF of a letter or a notice, byte for byte as it was made.</summary>
[AllowAnonymous]
public sealed class FileModel(PersonalPageQueries pages, ILogger<FileModel> log) : PersonalPageModel
{
    public async Task<IActionResult> OnGetAsync()
    {
        if (await pages.NoticeAsync(Token, Aborted) is { Notice: var notice })
            return notice.Pdf is { } file ? Serve(file, notice.Sha256, $"{notice.Title}.pdf", notice.Id, notice.CaseId) : NotFound();
        var letter = await pages.LetterAsync(Token, Aborted);
        return Serve(letter.Pdf, letter.Sha256, LetterView.FileNameOf(letter), letter.Id, letter.CaseId);
    }

    private IActionResult Serve(byte[] pdf, string sha256, string name, Guid id, Guid caseId)
    {
        if (!LetterCheck.IsIntact(pdf, sha256))
        {
            log.LogError("PDF {Id} of case {CaseId} does not have the hash it was made with; it is not served", id, caseId);
            return Refused(StatusCodes.Status500InternalServerError, "这份文件与印发时登记的校验值不一致，已停止提供。请打电话给承办单位。");
        }
        Response.Headers.SetFile("attachment", name, "no-store");
        return new FileContentResult(pdf, "application/pdf");
    }
}
