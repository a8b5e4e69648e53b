using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Process;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Workflow.Activities;
using ReplyFlow.Workflow.Drawing;

namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>试走: what would happen, by clicking outcomes. The walk is in the address; nothing is stored.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class SimulateModel(DefinitionQueries queries) : WorkflowPage(queries)
{
    /// <summary>Questions answered with yes.</summary>
    [BindProperty(SupportsGet = true)]
    public string[] Yes { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    [Display(Name = "办理过程")]
    public string Moves { get; set; } = "";

    public Simulation Walk { get; private set; } = null!;

    public IReadOnlyList<string> Questions { get; private set; } = [];

    public string Svg { get; private set; } = "";

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Questions = [.. Flow.Activities.OfType<DecideActivity>().Select(d => d.Question).Distinct()];
        Walk = await Simulation.RunAsync(Flow, Yes.Intersect(Questions), Moves, Aborted);
        Svg = FlowchartDrawing.Draw(Flow, DrawingMarks.Of(Walk.State, w => w.Participants.Where(p => p.Outcome is null).Select(p => p.Participant)));
    }

    /// <summary>The address after a move; the same walk one move shorter when null.</summary>
    public string After(int? move)
    {
        var moves = move is { } index
            ? string.Join('.', Moves.Split('.', StringSplitOptions.RemoveEmptyEntries).Append($"{index}"))
            : string.Join('.', Moves.Split('.', StringSplitOptions.RemoveEmptyEntries).SkipLast(1));
        return Links.Simulate(Definition, Version, moves, Yes.Intersect(Questions));
    }
}
