using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Letters;
using ReplyFlow.Data;
using ReplyFlow.Domain.Issuing;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Numbers;

/// <summary>作废文号: says beforehand what it means and that it cannot be undone.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class VoidModel(ReplyFlowDb db, LetterQueries letters, VoidNumber command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public VoidForm Input { get; set; } = new();

    public DocumentNumber Number { get; private set; } = null!;

    /// <summary>The letter that bears the number; null where there is none.</summary>
    public (Guid Id, string Title)? Letter { get; private set; }

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Number = await letters.NumberToVoidAsync(Me, Id, Aborted);
        var letter = await db.Letters.ReadableBy(db, Me).Where(l => l.DocumentNumberId == Id).Select(l => new { l.Id, l.Title }).FirstOrDefaultAsync(Aborted);
        Letter = letter is null ? null : (letter.Id, letter.Title);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var text = await command.RunAsync(Me, Id, Input.Reason, CancellationToken.None);
        await LoadAsync();
        Flash($"{text}已作废，登记簿上会划去并注明理由；公文原件仍保存。");
        return RedirectToPage("/Letters/Index", new { series = Number.SeriesId });
    }
}
