using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Administration.Organisation;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Data;
using ReplyFlow.Domain.Supervision;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Supervision;

/// <summary>督办: what is open where, whom it waits on and for how long. Counters and list are of the same rows.</summary>
[Authorize(Policy = Policies.Supervise)]
public sealed class IndexModel(
    ReplyFlowDb db, OrganisationQueries organisation, SupervisionQueries supervision, DueText due, CaseDeadlines deadlines) : AppPage
{
    [BindProperty(SupportsGet = true)]
    [Display(Name = "届次")]
    public string Session { get; set; } = "";

    [BindProperty(SupportsGet = true)]
    public Guid? Bureau { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid? Division { get; set; }

    [BindProperty(SupportsGet = true)]
    public bool Key { get; set; }

    [BindProperty(SupportsGet = true)]
    public SupervisionState? State { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    public SupervisionBoard Board { get; private set; } = new([]);

    public IReadOnlyList<BoardLine> Lines { get; private set; } = [];

    public IReadOnlyList<BoardRow> Rows { get; private set; } = [];

    public Paging Paging { get; private set; } = new(1, 0);

    public IReadOnlyList<SelectListItem> Sessions { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Bureaus { get; private set; } = [];

    public IReadOnlyList<SelectListItem> Divisions { get; private set; } = [];

    public IReadOnlyDictionary<Guid, LatestNudge> Nudges { get; private set; } = new Dictionary<Guid, LatestNudge>();

    public IReadOnlySet<Guid> Mine { get; private set; } = new HashSet<Guid>();

    public DueText Due => due;

    public BoardFilter Filter => new(Session.Length > 0 ? Session : null, Bureau, Division, Key, State);

    public bool IsFiltered => Filter != new BoardFilter();

    /// <summary>Whether the counters are by bureau; otherwise by division.</summary>
    public bool ByBureau => Me.SeesAllBureaus && Bureau is null;

    /// <summary>Whether a step may be nudged today.</summary>
    public bool MayNudge(Guid id) => !Mine.Contains(id)
        && Nudges.GetValueOrDefault(id)?.Objection(due.Today, deadlines.Calendar) is null;

    /// <summary>The address of the board with another filter.</summary>
    public string UrlOf(BoardFilter filter)
    {
        var query = new List<KeyValuePair<string, string?>>();
        if (filter.Session is { } session)
            query.Add(new("session", session));
        if (filter.BureauId is { } bureau)
            query.Add(new("bureau", bureau.ToString()));
        if (filter.DivisionId is { } division)
            query.Add(new("division", division.ToString()));
        if (filter.KeyOnly)
            query.Add(new("key", "true"));
        if (filter.State is { } state)
            query.Add(new("state", state.ToString()));
        return Links.Supervision + QueryString.Create(query);
    }

    public async Task OnGetAsync()
    {
        var view = await ViewAsync(P, Paging.Size);
        Board = view.Board;
        Lines = BoardLine.Of(view, ByBureau);
        (Rows, Paging) = (view.Rows, Paging.Of(view.Total, P));
        var ids = Rows.Select(r => r.Step.Id).ToList();
        Nudges = await supervision.LatestNudgesAsync(Me, ids, Aborted);
        Mine = (await db.WorkItems.OwedBy(Me).Where(w => ids.Contains(w.Id)).Select(w => w.Id).ToListAsync(Aborted)).ToHashSet();
        await ReadChoicesAsync();
    }

    public async Task<IActionResult> OnGetExportAsync(string format)
    {
        var rows = (await ViewAsync(1, int.MaxValue)).Rows;
        return ListFile(BoardSheet.Of(await supervision.LatestNudgesAsync(Me, [.. rows.Select(r => r.Step.Id)], Aborted)), rows, format);
    }

    private Task<SupervisionView> ViewAsync(int page, int size) =>
        supervision.BoardAsync(Me, Filter, due.Today, deadlines.Calendar, page, size, Aborted);

    private async Task ReadChoicesAsync()
    {
        Sessions = [.. (await organisation.SessionChoicesAsync(Aborted)).Select(s => new SelectListItem(s.Name, s.Name))];
        if (Me.SeesAllBureaus)
            Bureaus = [.. (await organisation.BureauChoicesAsync(null, inUse: true, Aborted)).Select(b => new SelectListItem(b.Name, b.Id.ToString()))];
        var bureau = Me.SeesAllBureaus ? Bureau : Me.SupervisesBureau() ? Me.BureauId : null;
        if (bureau is { } id)
            Divisions = [new("办公室和局领导", BoardFilter.NoDivision.ToString()),
                .. (await organisation.DivisionChoicesAsync(id, Aborted)).Select(d => new SelectListItem(d.Name, d.Id.ToString()))];
    }
}
