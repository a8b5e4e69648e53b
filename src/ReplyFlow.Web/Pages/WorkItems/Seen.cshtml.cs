using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.WorkItems.TakeBack;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.WorkItems;

/// <summary>Takes from a page that is visible that its work item lies open before somebody who owes it.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class SeenModel(MarkSeen command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public IActionResult OnGet() => RedirectToPage("/WorkItems/Decide", new { id = Id });

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Id, CancellationToken.None);
        return new NoContentResult();
    }
}
