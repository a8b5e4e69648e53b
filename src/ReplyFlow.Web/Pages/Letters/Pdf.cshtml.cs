using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Letters;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Letters;

/// <summary>An issued letter's PDF.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class PdfModel(LetterQueries letters, ILogger<PdfModel> log) : StoredPdfPage(log)
{
    public async Task<IActionResult> OnGetAsync()
    {
        var letter = await letters.ReadAsync(Me, Id, Aborted);
        return Serve(letter.Pdf, letter.Sha256, letter.IssuedAt, LetterView.FileNameOf(letter), letter.CaseId, "这份公文的文件与印发时");
    }
}
