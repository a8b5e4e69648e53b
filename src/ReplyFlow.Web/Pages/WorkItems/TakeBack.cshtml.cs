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
public sealed class TakeBackModel(DoneQueries done, TakeBackQueries sent, TakeBackDecision command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public WorkItem Item { get; private set; } = null!;

    /// <summary>Why it cannot be taken back now; null when it can.</summary>
    public string? Objection { get; private set; }

    /// <summary>Whether the step that is taken away is my own.</summary>
    public bool IsOwnNext { get; private set; }

    /// <summary>What it leaves behind that cannot be undone, said before; null for nothing.</summary>
    public string? Consequence { get; private set; }

    /// <summary>Whether that was read.</summary>
    [BindProperty]
    public bool Confirmed { get; set; }

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Item = await done.FindAsync(Me, Id, Aborted) ?? throw new NotFoundException();
        Objection = await sent.ObjectionAsync(Item, Aborted);
        Consequence = Objection is null ? await sent.ConsequenceAsync(Item, Aborted) : null;
        IsOwnNext = Objection is null && await sent.IsFollowedByOwnAsync(Me, Id, Aborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!Confirmed)
        {
            await LoadAsync();
            if (Consequence is not null)
                return Page();
        }
        var (again, message) = await command.RunAsync(Me, Id, CancellationToken.None);
        return Done(message, "/WorkItems/Decide", new { id = again });
    }
}
