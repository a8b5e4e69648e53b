using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Core;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>The letter as it would be printed, for the pane beside the text.</summary>
[Authorize(Policy = Policies.CaseWork)]
[RequestSizeLimit(DraftLimits.Request)]
[RequestFormLimits(ValueLengthLimit = DraftLimits.Request, BufferBodyLengthLimit = DraftLimits.Request)]
public sealed class PreviewModel(DraftPreview preview) : DraftEndpoint
{
    public async Task<IActionResult> OnPostAsync() => new JsonResult(await preview.RunAsync(Me, CaseId, Input.ToContent(), Aborted));

    /// <summary>A text that cannot be taken is shown like one that cannot be set: in the pages' place.</summary>
    public override Task<IActionResult?> AnswerRefusalAsync(RefusalException refusal) => refusal is InvalidInputException
        ? Task.FromResult<IActionResult?>(new JsonResult(DraftPages.Without(refusal.Message, [])))
        : base.AnswerRefusalAsync(refusal);
}
