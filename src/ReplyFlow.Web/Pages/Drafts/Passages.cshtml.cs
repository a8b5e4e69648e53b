using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Application.Policies;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>引用原文: passages of a policy to be put into a draft with their source kept: beside the text for the script, else a page to copy from.</summary>
[Authorize(Policy = Policies.CaseWork)]
[RequestSizeLimit(DraftLimits.Request)]
[RequestFormLimits(ValueLengthLimit = DraftLimits.Request, BufferBodyLengthLimit = DraftLimits.Request)]
public sealed class PassagesModel(DraftQueries drafts, SourceQueries sources, PolicyQueries policies, QuotePolicy quote) : AppPage
{
    [BindProperty(SupportsGet = true)]
    public Guid CaseId { get; set; }

    [BindProperty(SupportsGet = true)]
    public Guid PolicyId { get; set; }

    [BindProperty(SupportsGet = true)]
    [Display(Name = "要查找的字")]
    public string Q { get; set; } = "";

    /// <summary>The text that stands in the editor; null on the page of its own.</summary>
    [BindProperty(Name = "Input.Body")]
    [Display(Name = "正文"), DataType(DataType.MultilineText)]
    public string? Body { get; set; }

    public bool IsPart => Request.Headers.ContainsKey("HX-Request");

    public string Citation { get; private set; } = "";

    /// <summary>The document and how it stands.</summary>
    public PolicyRow Of { get; private set; } = null!;

    public IReadOnlyList<PolicyPassage> Found { get; private set; } = [];

    public Task OnGetAsync() => LoadAsync();

    public override async Task LoadAsync()
    {
        await drafts.ItemAsync(Me, CaseId, Aborted);
        var page = await policies.DocumentAsync(Me, PolicyId, null, Aborted);
        Citation = page.Version.Facts.Citation;
        Of = new PolicyRow(PolicyId, page.Version.Facts, page.Document.BureauId, page.Standing, page.Document.RepealedOn);
        Found = PolicyPassage.Of(page, Q);
    }

    /// <param name="anchor">The passage that stands in the text.</param>
    public async Task<IActionResult> OnPostAsync([Display(Name = "引用的段落")] string anchor)
    {
        var body = Body?.ReplaceLineEndings("\n") ?? (await sources.DraftAsync(CaseId, CancellationToken.None)).Draft.Content.Body;
        var told = await quote.RunAsync(Me, CaseId, body, PolicyId, anchor, CancellationToken.None);
        return IsPart ? new JsonResult(new { message = told }) : Done(told, "/Drafts/Figures", new { CaseId });
    }

    /// <summary>The script says itself what came of it.</summary>
    public override Task<IActionResult?> AnswerRefusalAsync(RefusalException refusal) => Task.FromResult<IActionResult?>(
        IsPart && HttpMethods.IsPost(Request.Method)
            ? new JsonResult(new { kind = "invalid", message = refusal.Message }) { StatusCode = StatusCodes.Status400BadRequest } : null);
}
