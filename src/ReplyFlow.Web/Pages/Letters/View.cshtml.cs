using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Data;
using ReplyFlow.Data.Queries;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Letters;

/// <summary>One issued letter: the PDF, what it was made from, whether it is intact, who got it.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class ViewModel(ReplyFlowDb db) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public LetterView View { get; private set; } = null!;

    public async Task OnGetAsync() => View = await LetterView.LoadAsync(db, Me, Id, Aborted);
}
