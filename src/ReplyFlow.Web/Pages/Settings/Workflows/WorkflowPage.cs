using System.Collections.Immutable;
using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Process;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Workflow.Definitions;
using ReplyFlow.Workflow.Drawing;

namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>A page about one version of a definition, named in its address.</summary>
public abstract class WorkflowPage(DefinitionQueries queries) : AppPage
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "流程")]
    public string Definition { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public int Version { get; set; }

    public WorkflowDefinition Flow { get; private set; } = null!;

    /// <summary>The steps above a page of this area.</summary>
    public static Crumb Up { get; } = new("办理流程", Links.Workflows);

    protected DefinitionQueries Queries => queries;

    public override async Task LoadAsync() => Flow = await queries.FindAsync(Definition, Version, Aborted);

    /// <summary>The picture with how many running cases stand at each activity.</summary>
    public static string Draw(WorkflowDefinition flow, IReadOnlyDictionary<string, int> standing, string idPrefix = "flow") =>
        FlowchartDrawing.Draw(flow, new DrawingMarks(standing.ToImmutableDictionary(s => s.Key, s => ImmutableArray.Create($"{s.Value} 件")), []), idPrefix);
}
