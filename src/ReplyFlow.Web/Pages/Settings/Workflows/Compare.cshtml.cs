using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Process;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Workflow.Comparison;
using ReplyFlow.Workflow.Definitions;

namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>比较两版: what differs between two versions, in words and with both pictures.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class CompareModel(DefinitionQueries queries) : AppPage
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "流程")]
    public string Definition { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Before { get; set; }

    [BindProperty(SupportsGet = true)]
    public int After { get; set; }

    /// <summary>Version numbers to choose from, the newest first.</summary>
    public IReadOnlyList<int> Versions { get; private set; } = [];

    public WorkflowDefinition Newer { get; private set; } = null!;

    public ImmutableArray<DefinitionChange> Changes { get; private set; } = [];

    public string BeforeSvg { get; private set; } = "";

    public string AfterSvg { get; private set; } = "";

    public async Task OnGetAsync()
    {
        Versions = [.. (await queries.ListAsync(Aborted)).Where(r => r.DefinitionId == Definition).Select(r => r.Version)];
        var older = await queries.FindAsync(Definition, Before, Aborted);
        Newer = await queries.FindAsync(Definition, After, Aborted);
        Changes = DefinitionComparison.Of(older, Newer);
        BeforeSvg = WorkflowPage.Draw(older, await queries.StandingAsync(Definition, Before, Aborted), "before");
        AfterSvg = WorkflowPage.Draw(Newer, await queries.StandingAsync(Definition, After, Aborted), "after");
    }
}
