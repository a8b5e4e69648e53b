using Microsoft.AspNetCore.Authorization;
using ReplyFlow.Application.Process;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>One version: its picture with the running cases at each step, and its steps as a table.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class VersionModel(DefinitionQueries queries) : WorkflowPage(queries)
{
    public IReadOnlyDictionary<string, int> Standing { get; private set; } = new Dictionary<string, int>();

    public string Svg { get; private set; } = "";

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        await base.LoadAsync();
        Standing = await Queries.StandingAsync(Definition, Version, Aborted);
        Svg = Draw(Flow, Standing);
    }
}
