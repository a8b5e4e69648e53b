using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using ReplyFlow.Application.Drafting;
using ReplyFlow.Domain;
using ReplyFlow.Web.Infrastructure;

namespace ReplyFlow.Web.Pages.Drafts;

/// <summary>全部改正 without leaving the editor, which makes the same changes in its text, so that they can be undone there.</summary>
[Authorize(Policy = Policies.CaseWork)]
[RequestSizeLimit(DraftLimits.Request)]
[RequestFormLimits(ValueLengthLimit = DraftLimits.Request, BufferBodyLengthLimit = DraftLimits.Request)]
public sealed class MendModel(MendDraft mend) : DraftEndpoint
{
    /// <param name="rule">The check whose findings are mended.</param>
    public async Task<IActionResult> OnPostAsync(int? rule)
    {
        var mended = await mend.RunAsync(Me, CaseId, Input.ToContent(), Input.Revision, rule, CancellationToken.None);
        return new JsonResult(new { mended.Revision, at = mended.SavedAt.ToOffset(BeijingTime.Offset).ToString("HH:mm"), mended.Changes, mended.Body });
    }
}
