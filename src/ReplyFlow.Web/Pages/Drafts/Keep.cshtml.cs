using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>保留不改: a warning of 核稿 is left as it is, or that is taken back, without leaving the editor.</summary>
[Authorize(Policy = Policies.CaseWork)]
[RequestSizeLimit(DraftLimits.Request)]
[RequestFormLimits(ValueLengthLimit = DraftLimits.Request, BufferBodyLengthLimit = DraftLimits.Request)]
public sealed class KeepModel(JudgeFinding judge) : DraftEndpoint
{
    /// <param name="key">The finding.</param>
    /// <param name="reason">Why it stays.</param>
    public async Task<IActionResult> OnPostAsync(string key, [Display(Name = "理由"), DataType(DataType.MultilineText)] string? reason) => new JsonResult(new
    {
        message = await judge.KeepInDraftAsync(Me, CaseId, Input.ToContent(), key, reason ?? "", CancellationToken.None),
    });

    public async Task<IActionResult> OnPostTakeBackAsync(string key) => new JsonResult(new
    {
        message = await judge.TakeBackInDraftAsync(Me, CaseId, key, CancellationToken.None),
    });
}
