using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Deputies;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Messages.Outbox;
using ReplyFlow.Web.Infrastructure.Files;

namespace ReplyFlow.Web.Pages.Personal;

/// <summary>The letter's PDF, byte for byte as it was issued.</summary>
[AllowAnonymous]
public sealed class FileModel(PersonalPageQueries pages, ILogger<FileModel> log) : PersonalPageModel
{
    public async Task<IActionResult> OnGetAsync()
    {
        var letter = await pages.LetterAsync(Token, Aborted);
        if (!LetterCheck.IsIntact(letter.Pdf, letter.Sha256))
        {
            log.LogError("PDF {Id} of case {CaseId} does not have the hash it was made with; it is not served", letter.Id, letter.CaseId);
            return Refused(StatusCodes.Status500InternalServerError, "这份复函的文件与印发时登记的校验值不一致，已停止提供。请打电话给承办单位。");
        }
        Response.Headers.SetFile("attachment", LetterView.FileNameOf(letter), "no-store");
        return new FileContentResult(letter.Pdf, "application/pdf");
    }
}
