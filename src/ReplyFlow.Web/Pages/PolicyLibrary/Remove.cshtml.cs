using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Policies;
using ReplyFlow.Domain.Policies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.PolicyLibrary;

/// <summary>Deletes a text that nobody has confirmed.</summary>
[Authorize(Policy = Policies.KeepPolicies)]
public sealed class RemoveModel(PolicyQueries policies, RemovePolicyDraft command) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    public PolicyDraft Draft { get; private set; } = null!;

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync() => Draft = await policies.DraftAsync(Me, Id, Aborted);

    public async Task<IActionResult> OnPostAsync()
    {
        await command.RunAsync(Me, Id, CancellationToken.None);
        return Done("已删除，没有入库。", "/PolicyLibrary/Index");
    }
}
