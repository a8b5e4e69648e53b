using Microsoft.AspNetCore.Authorization;
using ReplyFlow.Data.Workflow;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>办理流程: every definition with its versions and how many cases run on each.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class IndexModel(DefinitionViews views) : AppPage
{
    public ILookup<string, VersionRow> Definitions { get; private set; } = Array.Empty<VersionRow>().ToLookup(r => r.DefinitionId);

    public async Task OnGetAsync() => Definitions = (await views.ListAsync(Aborted)).ToLookup(r => r.DefinitionId);
}
