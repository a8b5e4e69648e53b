using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.EntityFrameworkCore;
using ReplyFlow.Application.Access;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Deadlines;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Setup;
using ReplyFlow.Application.Substitutions;
using ReplyFlow.Application.Supervision;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.TakeBack;
using ReplyFlow.Data;
using ReplyFlow.Domain.Organisation;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages;

/// <summary>待办: what I owe, the most pressing first.</summary>
[Authorize(Policy = Policies.SignedIn)]
public sealed class IndexModel(
    ReplyFlowDb db, WorkItemQueries items, RecusalQueries recusals, CaseHistoryQueries history, SupervisionQueries supervision,
    SubstitutionQueries substitutions, DueText due, CaseDeadlines deadlines, DecideWorkItem decide, TakeBackDecision takeBack,
    StepViews views, ChecklistQueries checklist, DraftQueries drafts, TimeProvider time) : AppPage
{
    /// <summary>Of more at once, each is taken back for itself.</summary>
    private const int MostTakenBack = 50;

    /// <summary>How long a drafter is told what went to somebody else.</summary>
    private const int DaysTold = 30;

    private IReadOnlyList<InboxRow> _all = [];
    private StepView? _decided;

    [BindProperty(SupportsGet = true)]
    [Display(Name = "事项")]
    public string? Step { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "届次")]
    public string? Session { get; set; }

    /// <summary>Only what is held for this person, by name; empty for all.</summary>
    [BindProperty(SupportsGet = true)]
    [Display(Name = "代谁办理")]
    public string? For { get; set; }

    [BindProperty(SupportsGet = true)]
    public int P { get; set; } = 1;

    [BindProperty]
    public BulkForm Input { get; set; } = new();

    public DueText Due => due;

    public IReadOnlyList<InboxGroup> Groups { get; private set; } = [];

    public Paging Paging { get; private set; } = new(1, 0);

    public int Shown => Paging.Total;

    public int Total => _all.Count;

    public IEnumerable<SelectListItem> Steps =>
        _all.GroupBy(r => r.Step).Select(g => new SelectListItem($"{g.First().Title}（{g.Count()}）", g.Key, g.Key == Step));

    public IEnumerable<SelectListItem> Sessions => _all.Select(r => r.Session).Distinct().Select(s => new SelectListItem(s, s, s == Session));

    /// <summary>The kind of step shown, when several of it may be decided at once.</summary>
    public StepView? Bulk => string.IsNullOrEmpty(Step) ? null
        : views.All.FirstOrDefault(v => v.Bulk is not null && Groups.SelectMany(g => g.Rows).Any(r => r.Kind == v.Kind));

    /// <summary>Steps of which several wait, that can be done in one go.</summary>
    public IEnumerable<(string Step, string Title, int Count)> BulkOffers => _all.Where(r => views.Find(r.Kind).Bulk is not null)
        .GroupBy(r => r.Step).Where(g => g.Key != Step && g.Count() > 1).Select(g => (g.Key, g.First().Title, g.Count()));

    /// <summary>The people some items are held for.</summary>
    public IEnumerable<SelectListItem> Principals =>
        _all.Where(r => r.For.Length > 0).GroupBy(r => r.For).Select(g => new SelectListItem($"代{g.Key}（{g.Count()}）", g.Key, g.Key == For));

    /// <summary>督促事项: late steps of others.</summary>
    public IReadOnlyList<SupervisedItem> ToSupervise { get; private set; } = [];

    /// <summary>The latest nudge of each shown step that was nudged.</summary>
    public IReadOnlyDictionary<Guid, LatestNudge> Nudges { get; private set; } = new Dictionary<Guid, LatestNudge>();

    /// <summary>What the processes told since the shown steps came.</summary>
    public ILookup<Guid, CaseActivity> Activity { get; private set; } = Array.Empty<CaseActivity>().ToLookup(_ => Guid.Empty);

    /// <summary>Those of the supervised steps that are mine to supervise, and so may nudge.</summary>
    public IReadOnlySet<Guid> Supervised { get; private set; } = new HashSet<Guid>();

    /// <summary>Whether I may nudge a supervised step today.</summary>
    public bool MayNudge(SupervisedItem row) => Supervised.Contains(row.WorkItemId)
        && Nudges.GetValueOrDefault(row.WorkItemId)?.Objection(due.Today, deadlines.Calendar) is null;

    /// <summary>Whether a date among mine may move once the calendar is loaded: then what it lacks concerns me.</summary>
    public bool DatesAreProvisional => _all.Any(r => r.DueProvisional);

    /// <summary>Whether I have not taken a banner away.</summary>
    public bool Shows(string says) => Banners.Shows(Request, Me, says);

    /// <summary>Who stands in for me today.</summary>
    public IReadOnlyList<SubstitutionRow> Substitutes { get; private set; } = [];

    /// <summary>Those of my substitutes who may not sign for me.</summary>
    public IReadOnlySet<Guid> CannotSign { get; private set; } = new HashSet<Guid>();

    /// <summary>Those I stand in for who sign, which I may not do for them.</summary>
    public IReadOnlyList<string> Unsigned => [.. Me.StandsInFor.Where(s => SubstitutionRules.LeavesSigning(s.Roles, Me.Roles)).Select(s => s.Name)];

    /// <summary>改派: what was mine to draft and went to somebody else.</summary>
    public IReadOnlyList<TakenCase> Taken { get; private set; } = [];

    /// <summary>Opinions that came after I had submitted the draft.</summary>
    public IReadOnlyList<LateOpinion> LateOpinions { get; private set; } = [];

    /// <summary>Answers of deputies that came after I had submitted a second letter.</summary>
    public IReadOnlyList<LateAnswer> LateAnswers { get; private set; } = [];

    /// <summary>What I would owe, had I not written it.</summary>
    public IReadOnlyList<RecusedItem> Recused { get; private set; } = [];

    /// <summary>For the office: what nobody in the bureau can decide because its holders wrote it.</summary>
    public IReadOnlyList<RecusedItem> Stuck { get; private set; } = [];

    /// <inheritdoc />
    public override object? StepForm => (_decided ?? Bulk)?.Form;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!Policies.Allows(Policies.CaseWork, Me))
            return Redirect(!Policies.Allows(Policies.Administer, Me) ? Links.Settings
                : await checklist.IsFinishedAsync(Aborted) ? Links.Health : Links.Checklist);
        await LoadAsync();
        return Page();
    }

    public override async Task LoadAsync()
    {
        _all = await items.InboxAsync(Me, null, null, Aborted);
        var rows = _all.Where(r => (string.IsNullOrEmpty(Step) || r.Step == Step) && (string.IsNullOrEmpty(Session) || r.Session == Session)
            && (string.IsNullOrEmpty(For) || r.For == For)).ToList();
        Groups = InboxGroup.Of(rows, due.Today);
        Paging = Bulk is null ? Paging.Of(rows.Count, P) : new Paging(1, rows.Count, Math.Max(1, rows.Count));
        Groups = InboxGroup.Page(Groups, Paging);
        var shown = Groups.SelectMany(g => g.Rows).Select(r => r.WorkItemId).ToList();
        ToSupervise = await supervision.ReportedAsync(Me, Aborted);
        Nudges = await supervision.LatestNudgesAsync(Me, [.. shown, .. ToSupervise.Select(w => w.WorkItemId)], Aborted);
        Activity = await history.ActivityAsync(Me, shown, Aborted);
        Supervised = await SupervisedAsync();
        Substitutes = [.. (await substitutions.OfPersonAsync(Me.UserId, due.Today, SubstitutionQueries.MostShown, Aborted))
            .Where(r => r.PrincipalId == Me.UserId && r.IsRunning(due.Today))];
        CannotSign = await substitutions.WithoutSignatureAsync(Me, Substitutes, Aborted);
        Taken = await history.TakenFromAsync(Me, time.GetUtcNow().AddDays(-DaysTold), Aborted);
        LateOpinions = Me.Is(Roles.Drafter) ? await drafts.LateOpinionsAsync(Me, Aborted) : [];
        LateAnswers = Me.Is(Roles.Drafter) ? await drafts.LateAnswersAsync(Me, Aborted) : [];
        Recused = await recusals.OfAsync(Me, Aborted);
        Stuck = Me.Is(Roles.BureauOffice) ? await recusals.StuckAsync(Me.BureauId, Aborted) : [];
        if (Bulk is { } bulk)
            await bulk.LoadBulkAsync(Me, Aborted);
    }

    private async Task<IReadOnlySet<Guid>> SupervisedAsync()
    {
        var ids = ToSupervise.Select(w => w.WorkItemId).ToList();
        return ids.Count == 0 ? new HashSet<Guid>()
            : (await db.WorkItems.SupervisedBy(Me).Where(w => ids.Contains(w.Id)).Select(w => w.Id).ToListAsync(Aborted)).ToHashSet();
    }

    public async Task<IActionResult> OnGetExportAsync(string format)
    {
        var rows = await items.InboxAsync(Me, string.IsNullOrEmpty(Step) ? null : Step, string.IsNullOrEmpty(Session) ? null : Session, Aborted);
        rows = [.. rows.Where(r => string.IsNullOrEmpty(For) || r.For == For)];
        return ListFile(InboxSheet.Of(await supervision.LatestNudgesAsync(Me, [.. rows.Select(r => r.WorkItemId)], Aborted)), rows, format);
    }

    public async Task<IActionResult> OnGetSupervisedAsync(string format)
    {
        var rows = await supervision.ReportedAsync(Me, Aborted);
        return ListFile(InboxSheet.Supervised(await supervision.LatestNudgesAsync(Me, [.. rows.Select(r => r.WorkItemId)], Aborted)), rows, format);
    }

    /// <summary>Takes a banner away.</summary>
    public IActionResult OnPostDismiss([Display(Name = "提示")] string banner)
    {
        Banners.Dismiss(HttpContext, banner);
        return RedirectToPage();
    }

    /// <summary>Decides the ticked steps of one kind in one go.</summary>
    public async Task<IActionResult> OnPostBulkAsync([Display(Name = "事项")] string kind)
    {
        var view = views.All.FirstOrDefault(v => v.Kind == kind);
        if (view?.Bulk is not { } words)
            throw new InvalidInputException("", "这一步要逐件办理。");
        _decided = view;
        if (view.Form is { } form && !await TryUpdateModelAsync(form, form.GetType(), nameof(Input)))
        {
            await LoadAsync();
            return Page();
        }
        var input = view.ToInput();
        if (Input.Ids.Count == 0)
            throw new InvalidInputException("", "请先勾选要办理的建议。");
        var rows = (await items.InboxAsync(Me, null, null, CancellationToken.None)).Where(r => r.Kind == kind).ToDictionary(r => r.WorkItemId);
        var done = await EachAsync("办理了", "没有办成", id => rows.TryGetValue(id, out var row) ? $"第{row.Number}号：" : "", async id =>
        {
            var outcome = rows.ContainsKey(id) ? await ForwardAsync(id) : "";
            await decide.RunAsync(Me, new Decision(id, outcome, "", input), CancellationToken.None);
        });
        if (done.Count <= MostTakenBack)
            OfferTakeBack([.. done]);
        return Decided(words.Done(done.Count), "/Index");
    }

    /// <summary>取回 of what was sent on in one go.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync()
    {
        if (Input.Ids.Count is 0 or > MostTakenBack)
            throw new InvalidInputException("", $"一次可以取回 1 至 {MostTakenBack} 件；更多的，请在“已办”里逐件取回。");
        var numbers = await db.WorkItems.Where(w => Input.Ids.Contains(w.Id) && w.DecidedById == Me.UserId)
            .Select(w => new { w.Id, w.Case!.Suggestion!.Number }).ToDictionaryAsync(w => w.Id, w => w.Number, CancellationToken.None);
        var done = await EachAsync("取回了", "没有取回", id => numbers.TryGetValue(id, out var number) ? $"第{number}号：" : "",
            id => takeBack.RunAsync(Me, id, CancellationToken.None));
        return Done($"已取回 {done.Count} 件，又在您这里了，原来的内容都在。", "/Index", new { handler = (string?)null });
    }

    /// <summary>Does the same for every ticked step, each for itself.</summary>
    /// <returns>Those for which it was done: all.</returns>
    /// <exception cref="InvalidInputException">Some were refused; the others are done.</exception>
    private async Task<IReadOnlyList<Guid>> EachAsync(string did, string didNot, Func<Guid, string> name, Func<Guid, Task> act)
    {
        var (done, failed) = (new List<Guid>(), new List<string>());
        foreach (var id in Input.Ids.Distinct())
        {
            try
            {
                await act(id);
                done.Add(id);
            }
            catch (RefusalException e)
            {
                failed.Add(name(id) + e.Message);
            }
        }
        return failed.Count == 0 ? done : throw new InvalidInputException(
            [new FieldError("", $"{did} {done.Count} 件，{failed.Count} 件{didNot}。"), .. failed.Select(f => new FieldError("", f))]);
    }

    private async Task<string> ForwardAsync(Guid id) =>
        (await items.TaskAsync(Me, id, CancellationToken.None)).Outcomes
            .First(o => o.Kind == ReplyFlow.Workflow.Activities.OutcomeDefinition.Forward).Name;
}

/// <summary>Several rows at once.</summary>
public sealed class BulkForm
{
    public List<Guid> Ids { get; set; } = [];
}
