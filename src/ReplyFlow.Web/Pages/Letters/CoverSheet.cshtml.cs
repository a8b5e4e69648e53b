using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Letters;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Infrastructure.Files;

namespace ReplyFlow.Web.Pages.Letters;

/// <summary>发文稿纸: an issued letter's cover sheet as PDF, for the people of the bureau that issued it.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class CoverSheetModel(CoverSheets sheets) : AppPage
{
    public async Task<IActionResult> OnGetAsync(Guid id)
    {
        try
        {
            var (letter, pdf) = await sheets.ReadAsync(Me, id, Aborted);
            Response.Headers.SetFile("inline", $"{letter.DocumentNumber!.Text} 发文稿纸.pdf", "private, no-store");
            return File(pdf, "application/pdf");
        }
        catch (Exception e) when (LetterRenderer.IsProblem(e))
        {
            return Refused(StatusCodes.Status409Conflict, $"发文稿纸暂时不能生成：{e.Message}");
        }
    }
}
