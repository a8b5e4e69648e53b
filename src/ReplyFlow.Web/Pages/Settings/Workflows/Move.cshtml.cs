using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Process;
using ReplyFlow.Application.Process.Moving;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Settings.Workflows;

/// <summary>转换在办建议: moves running cases to another version. Choose, match the steps, try it out, carry it out in batches.</summary>
[Authorize(Policy = Policies.Administer)]
public sealed class MoveModel(DefinitionQueries queries, CaseMovePlanner planner, MoveCases command) : AppPage
{
    private const int BatchSize = 100;
    private const string Dropped = "-";

    [BindProperty(SupportsGet = true)]
    [Display(Name = "流程")]
    public string Definition { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public List<int> From { get; set; } = [];

    [BindProperty(SupportsGet = true)]
    public int To { get; set; }

    /// <summary>Where steps go that are not matched by their id: VERSION:OLD:NEW, or VERSION:OLD:- to drop what waits there.</summary>
    [BindProperty(SupportsGet = true)]
    public List<string> Move { get; set; } = [];

    /// <summary>Whether <see cref="Move"/> is the administrator's word; until then the proposals are taken.</summary>
    [BindProperty(SupportsGet = true)]
    public bool Tried { get; set; }

    [BindProperty(SupportsGet = true, Name = "p")]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public MoveForm Input { get; set; } = new();

    /// <summary>Definitions with versions to choose from.</summary>
    public ILookup<string, VersionRow> Definitions { get; private set; } = Array.Empty<VersionRow>().ToLookup(r => r.DefinitionId);

    /// <summary>What would happen; null while nothing is chosen.</summary>
    public DryRun? Plan { get; private set; }

    public IReadOnlyList<DryRunCase> Rows { get; private set; } = [];

    public IReadOnlyDictionary<Guid, string> Names { get; private set; } = new Dictionary<Guid, string>();

    public Paging Paging { get; private set; } = new(1, 0);

    /// <summary>The batch just carried out; null when there was none.</summary>
    public MoveBatch? Batch { get; private set; }

    public bool IsChosen => Definition.Length > 0 && From.Count > 0 && To > 0;

    public string Name => Definitions[Definition].FirstOrDefault()?.Name ?? Definition;

    /// <summary>This page with everything chosen.</summary>
    public string Address => Links.MoveCases(Definition, From, To, Move);

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Definitions = (await queries.ListAsync(Aborted)).ToLookup(r => r.DefinitionId);
        if (!IsChosen)
            return;
        Plan = await planner.TryAsync(Me, Order(), Aborted);
        if (!Tried && Plan.Choices.Any(c => c.Proposed is not null))
        {
            Move = [.. Plan.Choices.Where(c => c.Proposed is not null).Select(c => Word(c, c.Proposed))];
            Plan = await planner.TryAsync(Me, Order(), Aborted);
        }
        Paging = Paging.Of(Plan.Cases.Count, PageNumber);
        Rows = [.. Plan.Cases.Skip((Paging.Page - 1) * Paging.Size).Take(Paging.Size)];
        Names = await planner.NamesAsync(Me, [.. Rows.Select(r => r.CaseId)], Aborted);
    }

    public async Task<IActionResult> OnPostApplyAsync()
    {
        var batch = await command.RunAsync(Me, Order(), Input.After, BatchSize, CancellationToken.None);
        Input = new MoveForm { After = batch.Last, Moved = Input.Moved + batch.Moved, Left = Input.Left + batch.Left.Count };
        if (batch.Remaining > 0)
        {
            ModelState.Clear();
            Definitions = (await queries.ListAsync(Aborted)).ToLookup(r => r.DefinitionId);
            Batch = batch;
            return Page();
        }
        Flash($"已有 {Input.Moved} 件转到第 {To} 版。{(Input.Left > 0 ? $"{Input.Left} 件没有转换，仍在原来的版本上照常办理，原因见下表。" : "")}");
        return Input.Left > 0 ? LocalRedirect(Address) : RedirectToPage("Index");
    }

    /// <summary>A choice as <see cref="Move"/> writes it.</summary>
    public static string Word(StepChoice choice, string? target) => $"{choice.FromVersion}:{choice.Old.Id}:{target ?? Dropped}";

    private MoveOrder Order() => new(Definition, [.. From.Distinct()], To, [.. Move.Select(Read).OfType<StepMove>()]);

    private static StepMove? Read(string word) =>
        word.Split(':', 3) is [var version, var old, var target] && int.TryParse(version, out var from)
            ? new StepMove(from, old, target == Dropped ? null : target)
            : null;
}
