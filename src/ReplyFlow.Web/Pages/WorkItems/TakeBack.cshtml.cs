using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.TakeBack;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.WorkItems;

/// <summary>取回: a decision of one's own, while nobody has opened what came of it. Mostly reached by its button alone.</summary>
[Authorize(Policy = Policies.CaseWork)]
public sealed class TakeBackModel(DoneQueries done, TakeBackDecision command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public WorkItem Item { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync() => Item = await done.FindAsync(Me, Id, Aborted) ?? throw new NotFoundException();

    public async Task<IActionResult> OnPostAsync()
    {
        var (again, message) = await command.RunAsync(Me, Id, CancellationToken.None);
        return Done(message, "/WorkItems/Decide", new { id = again });
    }
}
