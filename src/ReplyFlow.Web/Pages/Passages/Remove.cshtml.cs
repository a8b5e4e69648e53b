using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Passages;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Passages;

/// <summary>Deletes a standard passage.</summary>
[Authorize(Policy = Policies.KeepPassages)]
public sealed class RemoveModel(PassageQueries passages, SavePassage command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PassageRow Row { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Row = await passages.OneAsync(Me, Id, Aborted);
        if (!Row.IsKept)
            throw new NotAllowedException($"这条常用语归{Row.Keeper}，您不能删除。");
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RemoveAsync(Me, Id, CancellationToken.None);
        return Done("常用语已删除。", "/Passages/Index");
    }
}
