using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using ReplyFlow.Application.Attachments;
using ReplyFlow.Application.Cases;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.WorkItems;
using ReplyFlow.Application.WorkItems.TakeBack;
using ReplyFlow.Domain.Attachments;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Steps;

namespace ReplyFlow.Web.Pages.WorkItems;

/// <summary>办理一件待办: what is owed, what is needed to decide, and the outcomes as buttons. What one kind of step shows is its view's.</summary>
[Authorize(Policy = Policies.CaseWork)]
[TakesFiles]
public sealed class DecideModel(WorkItemQueries items, CaseQueries cases, DecideWorkItem command, StepViews views, TakeBackQueries sent,
    AttachmentQueries attachments, DueText due)
    : AppPage
{
    private bool _isBound;

    [BindProperty(SupportsGet = true)]
    public Guid Id { get; set; }

    [BindProperty]
    public DecisionForm Input { get; set; } = new();

    /// <summary>Reasons typed for what the step's view shows beside the form, by its key.</summary>
    [BindProperty]
    public Dictionary<string, string?> Reasons { get; set; } = [];

    public DueText Due => due;

    public CaseTask Task { get; private set; } = null!;

    /// <summary>The case; null when it went to another bureau meanwhile.</summary>
    public CaseHead? Head { get; private set; }

    /// <summary>The suggestion's files: the signed original, photos.</summary>
    public IReadOnlyList<CaseAttachment> Attachments { get; private set; } = [];

    /// <summary>What its kind of step shows, and what is typed for it.</summary>
    public StepView View { get; private set; } = null!;

    /// <summary>Partial with what is asked once more before the chosen outcome is carried out; null while nothing is asked.</summary>
    public string? Question { get; private set; }

    public bool AnyReason => Task.Outcomes.Any(o => o.NeedsReason);

    /// <inheritdoc />
    public override object? StepForm => View?.Form;

    public async Task<IActionResult> OnGetAsync()
    {
        await LoadAsync();
        if (Head is not null && Task is { IsOpen: true, Item.Visit: > 1 })
            await View.BeginAgainAsync(Head.Id, Aborted);
        Input.Comment = await sent.FormerWordsAsync(Me, Task.Item, Aborted);
        return View.Address(Task.Item) is { } address && (Task.IsOpen || View.KeepsAddress) ? Redirect(address) : Page();
    }

    public override async Task LoadAsync()
    {
        await TakeAsync(Aborted);
        Head = await HeadAsync();
        if (Head is null || !Task.IsOpen)
            return;
        var files = (await attachments.OfCaseAsync(Me, Head.Id, Aborted)).SelectMany(g => g)
            .Where(a => a.File.StruckAt is null).ToLookup(a => a.File.SubjectId);
        Attachments = [.. files.SelectMany(g => g).Where(a => a.File.Subject == AttachmentSubject.Suggestion)];
        await View.LoadAsync(new StepAtHand(Task, Head, Me, files), Aborted);
    }

    public async Task<IActionResult> OnPostAsync()
    {
        await TakeAsync(CancellationToken.None);
        if (View.Address(Task.Item) is { } address)
            return Redirect(address);
        if (!ModelState.IsValid)
            return await AgainAsync(StatusCodes.Status400BadRequest);
        var outcome = Task.Outcomes.FirstOrDefault(o => o.Name == Input.Outcome);
        if (Task.IsOpen && View.MustAsk(outcome, Input.SeenDraftVersion))
            return await AskAsync(StatusCodes.Status200OK);
        await View.AuthenticateAsync(Task, outcome, Me);
        var decision = new Decision(Id, Input.Outcome, Input.Comment, View.ToInput(), Input.SeenDraftVersion) { Uploads = View.TakesFiles ? Files : [] };
        var receipt = await command.RunAsync(Me, decision, CancellationToken.None);
        OfferTakeBack(Id);
        if (View.LeadsToNext(outcome) && await items.NextOfCaseAsync(Me, receipt.CaseId, CancellationToken.None) is { } next)
            return Done(receipt.Message, "/WorkItems/Decide", new { id = next });
        return View.LeadsToCase(outcome) ? Decided(receipt.Message, "/Cases/Index", new { id = receipt.CaseId }) : Decided(receipt.Message, "/Index");
    }

    /// <summary>Asked once more, back to the page before, with everything that was typed.</summary>
    public async Task<IActionResult> OnPostBackAsync()
    {
        await TakeAsync(CancellationToken.None);
        return await AgainAsync(StatusCodes.Status200OK);
    }

    /// <summary>What was asked once more and is wrong is asked for again there.</summary>
    public override async Task<IActionResult?> AnswerRefusalAsync(RefusalException refusal)
    {
        if (refusal is not InvalidInputException { Errors: [var error] } || View?.AskedAgain.Contains(error.Field) != true)
            return null;
        try
        {
            var page = await AskAsync(StatusCodes.Status400BadRequest);
            ModelState.AddModelError(FormField.Name(this, error.Field), error.Message);
            return page;
        }
        catch (InvalidInputException)
        {
            return null;
        }
    }

    /// <summary>Decides about something found beside the form, and shows the page again with everything that was typed.</summary>
    public Task<IActionResult> OnPostJudgeAsync(string key) => JudgedAsync(key, view => view.JudgeAsync(Task, Me, key, CancellationToken.None));

    /// <summary>Takes such a decision back.</summary>
    public Task<IActionResult> OnPostTakeBackAsync(string key) => JudgedAsync(key, view => view.TakeBackAsync(Task, Me, key, CancellationToken.None));

    private async Task<IActionResult> JudgedAsync(string key, Func<StepView, System.Threading.Tasks.Task> act)
    {
        await TakeAsync(CancellationToken.None);
        if (!Task.IsOpen)
            throw new AlreadyClosedException(Task.Item);
        await act(View);
        Reasons.Remove(key);
        ModelState.Clear();
        return await AgainAsync(StatusCodes.Status200OK);
    }

    private async Task<IActionResult> AskAsync(int status)
    {
        await LoadAsync();
        Question = await View.AskAsync(Input.SeenDraftVersion, Aborted);
        return Shown(status);
    }

    private async Task<IActionResult> AgainAsync(int status)
    {
        await LoadAsync();
        return Shown(status);
    }

    private PageResult Shown(int status)
    {
        var page = Page();
        page.StatusCode = status;
        return page;
    }

    /// <summary>Finds the item and the view of its kind, and reads into that what was typed for it.</summary>
    private async Task TakeAsync(CancellationToken ct)
    {
        Task = await items.TaskAsync(Me, Id, ct);
        View = views.Find(Task.Item.Kind);
        View.Reasons = Reasons;
        if (_isBound || View.Form is not { } form || !HttpMethods.IsPost(Request.Method))
            return;
        _isBound = true;
        await TryUpdateModelAsync(form, form.GetType(), nameof(Input));
    }

    private async Task<CaseHead?> HeadAsync()
    {
        try
        {
            return await cases.HeadAsync(Me, Task.Item.CaseId, Aborted);
        }
        catch (NotFoundException) when (!Task.IsOpen)
        {
            return null;
        }
    }
}
