using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Letters;
using ReplyFlow.Application.Proofreading;
using ReplyFlow.Domain.WorkItems;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>诉求: what the suggestion asks for and which paragraphs answer it. Beside the text as it is typed (htmx), else a page about what is saved.</summary>
[Authorize(Policy = Policies.CaseWork)]
[RequestSizeLimit(DraftLimits.Request)]
[RequestFormLimits(ValueLengthLimit = DraftLimits.Request, BufferBodyLengthLimit = DraftLimits.Request)]
public sealed class AsksModel(DraftQueries drafts, SourceQueries sources, SaveAsks save) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    [BindProperty]
    public List<AskForm> Asks { get; set; } = [];

    /// <summary>The text that stands in the editor; null on the page of its own, which shows what is saved.</summary>
    [BindProperty(Name = "Input.Body")]
    [Display(Name = "正文"), DataType(DataType.MultilineText)]
    public string? Body { get; set; }

    /// <summary>Whether it is asked for as a part of the editor.</summary>
    public bool IsPart => Request.Headers.ContainsKey("HX-Request");

    /// <summary>Whether the draft may still be changed.</summary>
    public bool IsOpen { get; private set; }

    public AskList List { get; private set; } = null!;

    /// <summary>The paragraphs of the text as printed.</summary>
    public IReadOnlyList<string> Paragraphs { get; private set; } = [];

    /// <summary>What came of the last decision, in Chinese; empty for none.</summary>
    public string Told { get; private set; } = "";

    public async Task OnGetAsync()
    {
        await LoadAsync();
        Fill();
    }

    public async Task OnPostAsync()
    {
        ModelState.Clear();
        await LoadAsync();
        Fill();
    }

    public override async Task LoadAsync()
    {
        IsOpen = (await drafts.ItemAsync(Me, CaseId, Aborted)).Status == WorkItemStatus.Open;
        var (suggestion, draft) = await sources.DraftAsync(CaseId, Aborted);
        var body = Body?.ReplaceLineEndings("\n") ?? draft.Content.Body;
        List = AskList.Of(suggestion, body, draft.Basis);
        Paragraphs = new PrintedBody(body).Text.Split('\n');
    }

    /// <param name="act">What else is done with the list: up:1, drop:1 or nothing.</param>
    public async Task<IActionResult> OnPostSaveAsync([Display(Name = "操作")] string? act)
    {
        var asks = Asks.ConvertAll(a => a.ToAsk());
        if (act?.Split(':') is ["up", var moved] && int.TryParse(moved, out var from) && from > 0 && from < asks.Count)
            (asks[from - 1], asks[from]) = (asks[from], asks[from - 1]);
        if (act?.Split(':') is ["drop", var dropped] && int.TryParse(dropped, out var at) && at >= 0 && at < asks.Count)
            asks.RemoveAt(at);
        return await ToldAsync(await save.RunAsync(Me, CaseId, asks, CancellationToken.None));
    }

    public async Task<IActionResult> OnPostResetAsync() => await ToldAsync(await save.ResetAsync(Me, CaseId, CancellationToken.None));

    public override async Task<IActionResult?> AnswerRefusalAsync(RefusalException refusal)
    {
        if (refusal is not InvalidInputException invalid)
            return null;
        if (ModelState.IsValid)
            foreach (var error in invalid.Errors)
                ModelState.AddModelError(error.Field, error.Message);
        await LoadAsync();
        var page = Page();
        page.StatusCode = StatusCodes.Status400BadRequest;
        return page;
    }

    private async Task<IActionResult> ToldAsync(string told)
    {
        if (!IsPart)
            return Done(told, "/Drafts/Asks", new { CaseId });
        ModelState.Clear();
        Told = told;
        await LoadAsync();
        Fill();
        return Page();
    }

    /// <summary>The form as the list stands.</summary>
    private void Fill() => Asks =
    [
        .. List.Asks.Select(a => new AskForm { Text = a.Text, Answers = [.. a.Named.Select(l => AskForm.BeginningOf(Paragraphs[l - 1]))] }), new AskForm(),
    ];
}
