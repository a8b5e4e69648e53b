using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Application.Similar;
using ReplyFlow.Domain.Drafting;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Infrastructure;
using ReplyFlow.Web.Pages.Cases;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>数字和来源: the figures of a draft and where they come from. Beside the text as it is typed (htmx), else a page about what is saved.</summary>
[Authorize(Policy = Policies.CaseWork)]
[RequestSizeLimit(DraftLimits.Request)]
[RequestFormLimits(ValueLengthLimit = DraftLimits.Request, BufferBodyLengthLimit = DraftLimits.Request)]
public sealed class FiguresModel(DraftQueries drafts, SourceQueries sources, GiveSource give, EarlierFigures earlier) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    [BindProperty]
    public FigureForm Source { get; set; } = new();

    /// <summary>The text that stands in the editor; null on the page of its own, which shows what is saved.</summary>
    [BindProperty(Name = "Input.Body")]
    [Display(Name = "正文"), DataType(DataType.MultilineText)]
    public string? Body { get; set; }

    /// <summary>Whether it is asked for as a part of the editor.</summary>
    public bool IsPart => Request.Headers.ContainsKey("HX-Request");

    /// <summary>Whether the form stays as it stands beside the list; what may be chosen in it is drawn anew.</summary>
    public bool IsListOnly => Request.Headers["HX-Target"] == "figure-list";

    /// <summary>By what the reader is here: they draft, or decide about what was submitted.</summary>
    public WorkItem Item { get; private set; } = null!;

    /// <summary>Whether sources may still be named.</summary>
    public bool IsOpen => Item.Status == WorkItemStatus.Open;

    /// <summary>Whether the reader decides about what was submitted.</summary>
    public bool Reviews => Item.Kind != StepKinds.Draft;

    /// <summary>Whether the reader may take a source back: a reviewer their own.</summary>
    public bool MayEnd(TextSource source) => IsOpen && (!Reviews || source.ById == Me.UserId);

    public FigureList List { get; private set; } = null!;

    public IReadOnlyList<ShownFigure> Shown { get; private set; } = [];

    public IReadOnlyList<SourceOption> Options { get; private set; } = [];

    /// <summary>What came of the last decision, in Chinese; empty for none.</summary>
    public string Told { get; private set; } = "";

    public Task OnGetAsync() => LoadAsync();

    public Task OnPostAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        Item = await drafts.SourcingItemAsync(Me, CaseId, Aborted);
        var (_, draft) = await sources.DraftAsync(CaseId, Aborted);
        var body = Body?.ReplaceLineEndings("\n") ?? draft.Content.Body;
        List = FigureList.Of(body, draft.Basis);
        Options = await sources.OptionsAsync(Me, CaseId, body, Aborted);
        var before = await earlier.OfAsync(Me, CaseId, [.. List.Figures.Select(f => f.Figure)], Aborted);
        Shown = [.. List.Figures.Select(f => new ShownFigure(f, before.GetValueOrDefault(f.Figure.Key)))];
    }

    public async Task<IActionResult> OnPostGiveAsync() =>
        await ToldAsync(await give.RunAsync(Me, CaseId, await TextAsync(), Source.ToInput(), CancellationToken.None), keep: false);

    /// <param name="source">The source that is taken away.</param>
    public async Task<IActionResult> OnPostEndAsync(Guid source) =>
        await ToldAsync(await give.EndAsync(Me, CaseId, source, CancellationToken.None), keep: true);

    /// <param name="source">The source that holds for the figure that stands there now.</param>
    public async Task<IActionResult> OnPostMoveAsync(Guid source) =>
        await ToldAsync(await give.MoveAsync(Me, CaseId, await TextAsync(), source, CancellationToken.None), keep: true);

    public override async Task<IActionResult?> AnswerRefusalAsync(RefusalException refusal)
    {
        if (refusal is not InvalidInputException invalid)
            return null;
        foreach (var error in invalid.Errors.Where(_ => ModelState.IsValid || ModelState.ErrorCount < invalid.Errors.Count))
            ModelState.AddModelError(error.Field.Length == 0 ? "" : $"{nameof(Source)}.{error.Field}", error.Message);
        await LoadAsync();
        var page = Page();
        page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    private async Task<string> TextAsync() => Body?.ReplaceLineEndings("\n") ?? (await sources.DraftAsync(CaseId, CancellationToken.None)).Draft.Content.Body;

    private async Task<IActionResult> ToldAsync(string told, bool keep)
    {
        if (!IsPart)
            return Done(told, "/Drafts/Figures", new { CaseId });
        ModelState.Clear();
        Source = keep ? Source : new FigureForm { Of = Source.Of, Name = Source.Name, AsOf = Source.AsOf };
        Told = told;
        await LoadAsync();
        return Page();
    }
}
