using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Letters.Templates;
using ReplyFlow.Data;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.Delivery;

namespace ReplyFlow.Web.Pages.Letters;

/// <summary>One issued letter: the PDF, what it was made from, whether it is intact, who got it.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class ViewModel(ReplyFlowDb db, LetterQueries letters, DeliveryQueries deliveries, TemplateQueries templates) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public LetterView View { get; private set; } = null!;

    /// <summary>What people call the template it was set with.</summary>
    public string Template { get; private set; } = "";

    /// <summary>Whether the reader is of the bureau that issued it, whose cover sheet it is.</summary>
    public bool IsIssuer => View.Letter.BureauId == Me.BureauId;

    public async Task<IActionResult> OnGetExportAsync(string format)
    {
        var letter = await db.Letters.ReadableBy(db, Me).Where(l => l.Id == Id).Select(l => l.DocumentNumber!.Text).FirstOrDefaultAsync(Aborted)
            ?? throw new NotFoundException();
        return ListFile(DeliverySheet.Of(letter), await deliveries.ForLetterAsync(Me, Id, Aborted), format);
    }

    public async Task OnGetAsync()
    {
        View = await letters.ViewAsync(Me, Id, Aborted);
        Template = await templates.VersionLabelAsync(View.Letter.Template, Aborted);
    }
}
