using Microsoft.AspNetCore.Authorization;
using ReplyFlow.Application.Process;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>One version: its picture with the running cases at each step, and its steps as a table.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class VersionModel(DefinitionViews views) : WorkflowPage(views)
{
    public IReadOnlyDictionary<string, int> Standing { get; private set; } = new Dictionary<string, int>();

    public string Svg { get; private set; } = "";

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        await base.LoadAsync();
        Standing = await Views.StandingAsync(Definition, Version, Aborted);
        Svg = Draw(Flow, Standing);
    }
}
